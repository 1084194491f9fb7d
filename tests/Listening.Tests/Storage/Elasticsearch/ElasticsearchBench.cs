using Listening.Mentions;
using Listening.Storage.Elasticsearch;
using Listening.Tests.Contracts;
using Listening.Tests.Simulators.Elasticsearch;
using Microsoft.Extensions.DependencyInjection;

namespace Listening.Tests.Storage;

/// <summary>A store over a simulated cluster.</summary>
internal sealed class ElasticsearchBench : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private readonly bool _isGuest;

    private ElasticsearchBench(ElasticsearchSimulator simulator, ElasticsearchOptions options, TimeProvider time, bool isGuest = false)
    {
        (Simulator, _isGuest) = (simulator, isGuest);
        _services = new ServiceCollection().AddSingleton(time).AddElasticsearchStore(options).BuildServiceProvider();
    }

    public ElasticsearchSimulator Simulator { get; }

    public ElasticsearchMentionStore Store => _services.GetRequiredService<ElasticsearchMentionStore>();

    public IElasticsearchClient Client => _services.GetRequiredService<IElasticsearchClient>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ElasticsearchBench> StartAsync(SimulatorOptions? simulator = null, Action<ElasticsearchOptions>? configure = null, TimeProvider? time = null)
    {
        var simulated = await ElasticsearchSimulator.StartAsync(simulator);
        FoldScriptMeaning.Register(simulated.Scripts);
        var options = new ElasticsearchOptions { Url = simulated.Addresses, RefreshBeforeSearch = true };
        configure?.Invoke(options);
        return new(simulated, options, time ?? TimeProvider.System);
    }

    /// <summary>Another process on the same cluster.</summary>
    public static ElasticsearchBench Beside(ElasticsearchBench bench, Action<ElasticsearchOptions>? configure = null)
    {
        var options = new ElasticsearchOptions { Url = bench.Simulator.Addresses, RefreshBeforeSearch = true };
        configure?.Invoke(options);
        return new(bench.Simulator, options, TimeProvider.System, isGuest: true);
    }

    public Task<IReadOnlyList<WriteResult>> PutAsync(params Mention[] mentions) => WriteAsync([.. mentions.Select(mention => new StoreOperation.PutMention(mention, "log"))]);

    public Task<IReadOnlyList<WriteResult>> WriteAsync(params StoreOperation[] operations) =>
        Store.WriteAsync(new() { Operations = operations, Checkpoints = new Dictionary<string, long>(), Now = SampleMention.Noon.AddDays(1) }, Stop);

    public Task<long> CountAsync() => Store.CountAsync(new() { Now = SampleMention.Noon }, Stop);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_isGuest)
            await Simulator.DisposeAsync();
    }
}
