namespace Listening.Mentions;

/// <summary>The streams of architecture.md: what listeners, people and the indexer say to each other.</summary>
public interface IEventLog
{
    /// <summary>Appends a person's acts; durable when the task completes.</summary>
    Task AppendAsync(string unit, IReadOnlyList<ActionEvent> actions, CancellationToken cancellationToken);

    /// <summary>Opens a reader over every unit's streams from the given positions; a partition not named starts at its beginning.</summary>
    ILogReader OpenReader(IReadOnlyDictionary<string, long> checkpoints);

    /// <summary>Sets a record aside; durable when the task completes; a repeat is harmless.</summary>
    Task QuarantineAsync(DeadLetter letter, CancellationToken cancellationToken);

    /// <summary>Dead letters, oldest first; null for every unit.</summary>
    Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(string? unit, CancellationToken cancellationToken);

    /// <summary>Appends a dead letter's bytes to its stream again and takes the letter away, in one step. False where there is none of that id.</summary>
    Task<bool> RetryAsync(string deadLetterId, CancellationToken cancellationToken);

    /// <summary>Takes a dead letter away for good; counted. False where there is none of that id.</summary>
    Task<bool> DropAsync(string deadLetterId, CancellationToken cancellationToken);
}

/// <summary>Reads the log for one consumer. Not safe for several threads at once.</summary>
public interface ILogReader : IAsyncDisposable
{
    /// <summary>The next records, at most <paramref name="limit"/>; waits up to <paramref name="patience"/> for the first and is empty where none came.</summary>
    Task<IReadOnlyList<LogRecord>> ReadAsync(int limit, TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>Says that everything before these positions is in the store for good: the log may forget it. A partition that is not this reader's (any more) is passed over.</summary>
    Task AcknowledgeAsync(IReadOnlyDictionary<string, long> checkpoints, CancellationToken cancellationToken);

    /// <summary>Records not yet read, over all partitions.</summary>
    Task<long> LagAsync(CancellationToken cancellationToken);

    /// <summary>Forgets what was read of a unit beyond its acknowledged positions and delivers nothing of it until <see cref="Release"/>.</summary>
    void Hold(string unit);

    /// <summary>Delivers the unit's records again, from the acknowledged positions on.</summary>
    void Release(string unit);
}

/// <summary>Which stream a record belongs to.</summary>
public enum LogStream
{
    /// <summary>Mention revisions.</summary>
    Mentions,

    /// <summary>Poll events.</summary>
    Polls,

    /// <summary>People's acts.</summary>
    Actions,
}

/// <summary>One record as it was read, undecoded.</summary>
public sealed record LogRecord
{
    /// <summary>Its stream.</summary>
    public required LogStream Stream { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Unit { get; init; }

    /// <summary>Where positions are counted.</summary>
    public required string Partition { get; init; }

    /// <summary>Its position; the checkpoint after it is one more.</summary>
    public required long Offset { get; init; }

    /// <summary>Mention id or source id.</summary>
    public required string Key { get; init; }

    /// <summary>The bytes; null erases.</summary>
    public required byte[]? Value { get; init; }

    /// <summary>schema, incarnation, sequence, source …</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
