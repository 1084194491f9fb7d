namespace Listening.Mentions;

/// <summary>What a person did to a mention (contracts.md §3b).</summary>
public sealed record ActionEvent
{
    /// <summary>UUIDv7; a repeat is harmless.</summary>
    public required string ActionId { get; init; }

    /// <summary>The mention.</summary>
    public required string MentionId { get; init; }

    /// <summary>Its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Of the mention: finds its bucket.</summary>
    public DateTimeOffset? FirstHeard { get; init; }

    /// <summary>Of the mention.</summary>
    public string? Visibility { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string By { get; init; }

    /// <summary>One of <see cref="ActionKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The new value; null where the kind has none.</summary>
    public string? Value { get; init; }

    /// <summary>The revision the person saw.</summary>
    public long? Basis { get; init; }
}

/// <summary>Values of <see cref="ActionEvent.Kind"/>.</summary>
public static class ActionKinds
{
    /// <summary>A sentiment label.</summary>
    public const string Label = "label";

    /// <summary>new, open, answered, closed.</summary>
    public const string Status = "status";

    /// <summary>A person, or empty for nobody.</summary>
    public const string Assignee = "assignee";

    /// <summary>low, normal, high, urgent.</summary>
    public const string Priority = "priority";

    /// <summary>Adds a tag.</summary>
    public const string Tag = "tag";

    /// <summary>Takes a tag away.</summary>
    public const string Untag = "untag";

    /// <summary>Adds a note.</summary>
    public const string Note = "note";

    /// <summary>A person saw it.</summary>
    public const string Seen = "seen";

    /// <summary>Given to another unit; the value names it.</summary>
    public const string Handed = "handed";

    /// <summary>Removed for good, with the reason as value: see <see cref="StoreOperation.Erase"/>.</summary>
    public const string Erased = "erased";
}
