namespace Listening.Feeds;

/// <summary>What one visit brought, before anyone looks into the body.</summary>
internal sealed class FetchResult : IDisposable
{
    /// <summary>The address that answered last.</summary>
    public required Uri Address { get; init; }

    /// <summary>Its status; null where none came.</summary>
    public int? Status { get; init; }

    /// <summary>Set where there is no usable answer.</summary>
    public PollFailure? Failure { get; init; }

    /// <summary>The inflated body of a 200.</summary>
    public BodyBuffer? Body { get; init; }

    /// <summary>The validators of the answer.</summary>
    public Validators Validators { get; init; }

    /// <summary>True where the request carried validators.</summary>
    public bool Conditional { get; init; }

    /// <summary>Where permanent redirects from the configured address point.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>What the headers say about coming back.</summary>
    public ResponseTerms Terms { get; init; } = ResponseTerms.None;

    /// <summary>For the parser.</summary>
    public FeedContext Context { get; init; } = FeedContext.None;

    public void Dispose() => Body?.Dispose();
}
