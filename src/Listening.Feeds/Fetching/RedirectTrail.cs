namespace Listening.Feeds;

/// <summary>The redirects of one visit: bounded, without loops, never out of http(s), never from https to http with credentials.</summary>
internal sealed class RedirectTrail
{
    private readonly SourceRequest _source;
    private readonly int _max;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private bool _permanent = true;

    public RedirectTrail(SourceRequest source, int max)
    {
        (_source, _max) = (source, max);
        Address = FeedRequest.Start(source);
        _seen.Add(Address.AbsoluteUri);
    }

    /// <summary>Where the next request goes.</summary>
    public Uri Address { get; private set; }

    /// <summary>The address as it may be shown.</summary>
    public string Shown => SourceAddress.Redact(Address, (_source.Credentials as SourceCredentials.Query)?.Name);

    /// <summary>Where an unbroken run of permanent redirects from the configured address ended. Recorded, never followed as configuration: captive portals forge 301.</summary>
    public Uri? MovedTo { get; private set; }

    /// <summary>True where the response sends us elsewhere.</summary>
    public static bool IsRedirect(HttpResponseMessage response) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;

    /// <summary>Moves to where the response points; the failure where that is forbidden.</summary>
    public PollFailure? TryFollow(HttpResponseMessage response)
    {
        var location = Validators.First(response.Headers, "Location");
        if (location is null || !Uri.TryCreate(Address, location, out var next))
            return Refused("without a usable Location");
        if (next.Scheme is not ("http" or "https"))
            return Refused($"to the scheme {PlainText.Fold(next.Scheme, 20)}");
        if (Address.Scheme == "https" && next.Scheme == "http" && FeedRequest.HasCredentials(_source))
            return Refused("from https to http, which would give the credentials away");
        next = new UriBuilder(next) { Fragment = "", UserName = "", Password = "" }.Uri;
        if (!_seen.Add(next.AbsoluteUri))
            return Refused("in a loop");
        if (_seen.Count > _max + 1)
            return Refused($"more than {_max} times");
        _permanent &= (int)response.StatusCode is 301 or 308;
        MovedTo = _permanent ? next : MovedTo;
        Address = next;
        return null;
    }

    private PollFailure Refused(string what) => PollFailures.Of(PollFailureKind.Redirect, $"{Shown} redirects {what}.");
}
