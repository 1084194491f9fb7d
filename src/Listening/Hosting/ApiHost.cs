using Listening.CommandLine;
using Listening.Mentions;
using Listening.WebConsole;
using Listening.Storage.Sqlite;

namespace Listening.Hosting;

/// <summary>Serves the HTTP API over the embedded store.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly SqliteMentionStore _store;
    private readonly ConsoleServer _server;

    private ApiHost(SqliteMentionStore store, ConsoleServer server) => (_store, _server) = (store, server);

    public string Address => _server.Address;

    public static async Task<ApiHost> StartAsync(string url, DataFolder data, Func<ListenersConfig?> config, TimeProvider time, CancellationToken cancellationToken)
    {
        var store = new SqliteMentionStore(data.Store);
        try
        {
            return new(store, await ConsoleServer.StartAsync(url, store, config, time, cancellationToken));
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or System.Net.Sockets.SocketException)
        {
            store.Dispose();
            throw CommandException.WrongUse($"Cannot serve the API: {exception.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _store.Dispose();
    }
}
