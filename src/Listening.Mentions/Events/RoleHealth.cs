namespace Listening.Mentions;

/// <summary>Whether a role makes progress (architecture.md rule 6), as the health answer shows it.</summary>
public sealed record RoleHealth
{
    /// <summary>"indexer", "listener roastery" …</summary>
    public required string Role { get; init; }

    /// <summary>Why it is not ready; null where it is.</summary>
    public string? Problem { get; init; }

    /// <summary>When it last did its work.</summary>
    public DateTimeOffset? LastProgress { get; init; }

    /// <summary>Listeners: the last poll that reached its source.</summary>
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>Records behind: of the outbox not yet taken, of the log not yet read.</summary>
    public long Lag { get; init; }

    /// <summary>Listeners: when the oldest record in the outbox was written.</summary>
    public DateTimeOffset? OldestUnpublished { get; init; }
}
