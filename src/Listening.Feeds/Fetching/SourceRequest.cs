using System.Net;

namespace Listening.Feeds;

/// <summary>One source as the poller needs it: an address and the terms on which it may be visited.</summary>
public sealed record SourceRequest
{
    /// <summary>The kind's unique name; <c>feed</c> is the one there is.</summary>
    public string Kind { get; init; } = "feed";

    /// <summary>Absolute http(s) address as configured.</summary>
    public required Uri Url { get; init; }

    /// <summary>How to sign in; null for an open source.</summary>
    public SourceCredentials? Credentials { get; init; }

    /// <summary>Extra request headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What shares a budget of requests; default the host.</summary>
    public Politeness Politeness { get; init; } = Politeness.Host;

    /// <summary>Private network blocks that may be fetched; none by default.</summary>
    public IReadOnlyList<IPNetwork> AllowPrivateNetwork { get; init; } = [];

    /// <summary>The wished interval.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>True where <see cref="Every"/> stands in the configuration; then it beats the feed's hints.</summary>
    public bool EveryConfigured { get; init; }
}

/// <summary>What shares a budget of requests.</summary>
public enum Politeness
{
    /// <summary>Each source alone.</summary>
    Feed,

    /// <summary>All sources of a host.</summary>
    Host,

    /// <summary>All sources of a registrable domain.</summary>
    Domain,
}

/// <summary>How a source is signed in to; secrets are already resolved.</summary>
public abstract record SourceCredentials
{
    private SourceCredentials() { }

    /// <summary>The kind only: a record would print its secrets into any log that names it.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>HTTP Basic (RFC 7617).</summary>
    public sealed record Basic(string User, string Password) : SourceCredentials;

    /// <summary>Bearer token (RFC 6750).</summary>
    public sealed record Bearer(string Token) : SourceCredentials;

    /// <summary>A header of the service's own.</summary>
    public sealed record Header(string Name, string Value) : SourceCredentials;

    /// <summary>A query parameter; redacted wherever the address is shown.</summary>
    public sealed record Query(string Name, string Value) : SourceCredentials;
}
