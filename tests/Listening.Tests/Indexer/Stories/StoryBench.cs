using Listening.Indexer;
using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;

namespace Listening.Tests.Indexer.Stories;

/// <summary>A store with a settler in front of it, as the indexer has them.</summary>
internal sealed class StoryBench : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteMentionStore _store;
    private StorySettler _settler;
    private long _position;

    public StoryBench()
    {
        _store = new(Path.Combine(_folder.Path, "store.db"));
        _settler = new(_store);
    }

    public IMentionStore Store => _store;

    public static Mention Mention(string id, string text, string title = "", double days = 0, long revision = 1) => SampleMention.Of(id, text, days * 24 * 60, revision) with
    {
        Title = title,
        StoryBands = StoryBands.Write(StoryFingerprint.Of(new TokenizedDocument(new QueryDocument { Title = title, Text = text }))),
    };

    /// <summary>Settles and writes them in one batch; their stories.</summary>
    public async Task<string?[]> PutAsync(params Mention[] mentions)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var operations = await _settler.SettleAsync([.. mentions.Select(mention => new StoreOperation.PutMention(mention, "log"))], cancellation);
        _position += mentions.Length;
        await _store.WriteAsync(new() { Operations = operations, Checkpoints = new Dictionary<string, long> { ["log"] = _position }, Now = SampleMention.Noon }, cancellation);
        return [.. operations.Cast<StoreOperation.PutMention>().Select(put => put.Mention.Story)];
    }

    /// <summary>What the store shows.</summary>
    public async Task<string?> StoryAsync(string id) => (await _store.GetAsync(id, TestContext.Current.CancellationToken))!.Story;

    /// <summary>The process ends and another begins: only what is in the store is known.</summary>
    public void Restart()
    {
        _settler.Dispose();
        _settler = new(_store);
    }

    public void Dispose()
    {
        _settler.Dispose();
        _store.Dispose();
        _folder.Dispose();
    }
}
