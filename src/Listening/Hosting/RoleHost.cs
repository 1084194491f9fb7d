using Listening.CommandLine;
using Listening.Mentions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Listening.Hosting;

/// <summary>What a long-running verb was asked for.</summary>
internal sealed record RoleSettings
{
    public required DataFolder Data { get; init; }

    public required ListenersConfig Config { get; init; }

    /// <summary>Tells of changes of the file that <see cref="Config"/> was read from; null where there is none.</summary>
    public ListenersWatcher? Watcher { get; init; }

    /// <summary>Units whose listeners run here.</summary>
    public required IReadOnlyList<string> Listeners { get; init; }

    /// <summary>The indexer runs here.</summary>
    public required bool Indexer { get; init; }

    public required IConfiguration Infrastructure { get; init; }

    /// <summary>How long a stop may take.</summary>
    public required TimeSpan Grace { get; init; }

    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Where <c>Operations:Urls</c> says nothing.</summary>
    public string OperationsUrls { get; init; } = "http://127.0.0.1:8081";
}

/// <summary>Hosts roles in one process: starts them, answers health and metrics, and on stop lets the listeners end before the indexer has emptied the log.</summary>
internal sealed class RoleHost : IAsyncDisposable
{
    private readonly CommandIo _io;
    private readonly RoleSettings _settings;
    private readonly RoleServices _services;
    private IHost? _host;
    private OperationsServer? _operations;

    private RoleHost(CommandIo io, RoleSettings settings) => (_io, _settings, _services) = (io, settings, new RoleServices(io, settings));

    /// <summary>Where mentions are asked for.</summary>
    public IMentionStore Store => _services.Store;

    /// <summary>Where health and metrics are answered.</summary>
    public string OperationsAddress => _operations?.Address ?? "";

    /// <summary>Starts the roles; whatever was started is stopped again where one fails.</summary>
    /// <exception cref="CommandException">An address or a role is taken, a model cannot be read.</exception>
    /// <exception cref="StorageException">A file cannot be used.</exception>
    public static async Task<RoleHost> StartAsync(CommandIo io, RoleSettings settings, CancellationToken cancellationToken)
    {
        var host = new RoleHost(io, settings);
        try
        {
            host._host = await host._services.BuildAsync(cancellationToken);
            host._operations = await OperationsServer.StartAsync(NotEmpty(settings.Infrastructure["Operations:Urls"]) ?? settings.OperationsUrls, host._services.Health, cancellationToken);
            // Not to be cut short: roles of which some have started are stopped by a drain, like any others.
            await host._host.StartAsync(CancellationToken.None);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs until asked to stop or until a role breaks; the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var broken = Task.WhenAny(_services.All.Select(service => service.ExecuteTask ?? Task.CompletedTask));
        var stopped = new TaskCompletionSource();
        await using var registration = stop.Register(stopped.SetResult);
        await Task.WhenAny(broken, stopped.Task);
        return await StopAsync();
    }

    /// <summary>Drains and stops; the exit code.</summary>
    /// <exception cref="StorageException">A role ended because of its file.</exception>
    public async Task<int> StopAsync()
    {
        _operations!.StartDraining();
        using var grace = new CancellationTokenSource(_settings.Grace, _io.Time);
        try
        {
            await _host!.StopAsync(grace.Token);
        }
        catch (OperationCanceledException)
        {
            // Told below: a role that ended late and one that did not end come to the same.
        }

        foreach (var service in _services.All.Where(service => service.ExecuteTask is { IsFaulted: true }))
            await service.ExecuteTask!;
        if (!grace.IsCancellationRequested)
            return ExitCodes.Done;
        _io.WriteError($"The drain exceeded its grace of {_settings.Grace.TotalSeconds:0} s. Nothing is lost: the next start goes on from here.");
        return ExitCodes.BadAnswer;
    }

    // No address at all would mean the web server's own default, which is nobody's wish.
    private static string? NotEmpty(string? urls) => urls is null || urls.Length > 0 ? urls : throw CommandException.WrongUse("Setting Operations:Urls is empty. Write an address, for example --set Operations:Urls=http://127.0.0.1:9081");

    public async ValueTask DisposeAsync()
    {
        _host?.Dispose();
        if (_operations is not null)
            await _operations.DisposeAsync();
        await _services.DisposeAsync();
    }
}
