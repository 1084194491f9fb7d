using Listening.CommandLine;
using Listening.Mentions;
using Listening.WebConsole;

namespace Listening.Hosting;

/// <summary>Serves the HTTP API.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly ConsoleServer _server;

    private ApiHost(ConsoleServer server) => _server = server;

    public string Address => _server.Address;

    public static async Task<ApiHost> StartAsync(string url, IMentionStore store, Func<ListenersConfig?> config, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return new(await ConsoleServer.StartAsync(url, store, config, time, cancellationToken));
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or System.Net.Sockets.SocketException)
        {
            throw CommandException.WrongUse($"Cannot serve the API: {exception.Message}");
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
