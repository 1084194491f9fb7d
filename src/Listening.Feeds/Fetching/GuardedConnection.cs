using System.Net;
using System.Net.Sockets;

namespace Listening.Feeds;

/// <summary>Opens connections after checking where a name really leads: after DNS and at connect, so that neither a redirect nor a name that changes its mind gets past.</summary>
internal sealed class GuardedConnection(IReadOnlyList<IPNetwork> open)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = Array.FindAll(addresses, address => NetworkGuard.Allows(address, open));
        if (allowed.Length == 0)
            throw new PrivateNetworkException(host);
        for (var i = 0; ; i++)
        {
            var socket = new Socket(allowed[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(allowed[i], context.DnsEndPoint.Port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < allowed.Length)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
