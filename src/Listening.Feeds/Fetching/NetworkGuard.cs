using System.Net;
using System.Net.Sockets;

namespace Listening.Feeds;

/// <summary>Which addresses strangers' feeds may lead to: the public internet, and what the source's own configuration opens. Blocks after the IANA special-purpose registries (RFC 6890).</summary>
internal static class NetworkGuard
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(block => IPNetwork.Parse(block)),
    ];

    // Everything outside of it is unassigned, local, mapped or translated.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>True where the address may be connected to.</summary>
    public static bool Allows(IPAddress address, IReadOnlyList<IPNetwork> open)
    {
        address = Plain(address);
        return open.Any(block => block.Contains(address)) || IsPublic(address);
    }

    private static bool IsPublic(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address)) && !Closed.Any(block => block.Contains(address));

    // An IPv4 address in the clothes of IPv6 is the IPv4 address.
    private static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12))
        : address;
}
