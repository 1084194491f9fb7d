using System.Net;

namespace Listening.Feeds;

/// <summary>What a source shares its budget of requests with.</summary>
internal static class PolitenessGroup
{
    private static readonly HashSet<string> SecondLevel = new(["ac", "co", "com", "edu", "gob", "gov", "gouv", "ne", "net", "nom", "or", "org"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The key of the group.</summary>
    public static string Of(SourceRequest source) => source.Politeness switch
    {
        Politeness.Feed => source.Url.AbsoluteUri,
        Politeness.Domain => DomainOf(source.Url),
        _ => source.Url.IdnHost,
    };

    /// <summary>True where the source opens the loopback address it lives on: our own machine needs no gap.</summary>
    public static bool IsOwnMachine(SourceRequest source)
    {
        if (source.AllowPrivateNetwork.Count == 0 || !source.Url.IsLoopback)
            return false;
        var address = IPAddress.TryParse(source.Url.IdnHost, out var literal) ? literal : IPAddress.Loopback;
        return source.AllowPrivateNetwork.Any(block => block.Contains(address) || block.Contains(IPAddress.IPv6Loopback));
    }

    // The two last labels, or three below the usual second levels of country domains ("co.uk"). Errs towards sharing a budget, which is the polite side.
    private static string DomainOf(Uri address)
    {
        if (address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
            return address.IdnHost;
        var labels = address.IdnHost.TrimEnd('.').Split('.');
        var count = labels.Length > 2 && labels[^1].Length == 2 && SecondLevel.Contains(labels[^2]) ? 3 : 2;
        return string.Join('.', labels.TakeLast(count));
    }
}
