namespace Listening.Commands.Replaying;

/// <summary>What a replay could look at, and what it could not.</summary>
internal sealed record ReplayCoverage
{
    /// <summary>Mentions of the unit in the store.</summary>
    public required ReplaySpan Heard { get; init; }

    /// <summary>Heard and not yet in the store: not looked at.</summary>
    public required long Waiting { get; init; }

    /// <summary>Entries that matched nothing, when they came.</summary>
    public required ReplaySpan Kept { get; init; }

    /// <summary>Of <see cref="Kept"/>: within the time asked for, of sources that are configured.</summary>
    public required long KeptAsked { get; init; }

    public required long KeptBytes { get; init; }

    /// <summary>The unit's <c>keepUnmatched</c>: days.</summary>
    public required double KeepDays { get; init; }

    /// <summary>The unit's <c>keepUnmatched</c>: bytes.</summary>
    public required long KeepBytes { get; init; }

    /// <summary>Entries that went before their time because there were too many bytes of them.</summary>
    public required long DroppedForSpace { get; init; }

    /// <summary>When the latest of these had come.</summary>
    public DateTimeOffset? DroppedUpTo { get; init; }

    /// <summary>Kept entries of sources that are not configured any more: not looked at.</summary>
    public required long NotConfigured { get; init; }

    /// <summary>Kept entries that match but tell what another source told: duplicates, not hits.</summary>
    public required long Copies { get; init; }

    /// <summary>Kept entries that are damaged.</summary>
    public required long Unreadable { get; init; }

    /// <summary>Configured sources of which there is nothing to look at.</summary>
    public required IReadOnlyCollection<SilentSource> Silent { get; init; }
}

/// <summary>How many, and from when to when.</summary>
internal sealed record ReplaySpan(long Count, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>A source of which there is nothing to look at.</summary>
internal sealed record SilentSource(string Source, string Url, string Reason);
