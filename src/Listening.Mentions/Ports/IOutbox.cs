namespace Listening.Mentions;

/// <summary>The outbox of one unit's listener, as its forwarder reads it. Calls block on the disk; one forwarder at a time, beside the listener that writes.</summary>
public interface IOutbox
{
    /// <summary>Names this file; a file made anew has a new name, and its sequences mean something else.</summary>
    string Partition { get; }

    /// <summary>Records from a sequence on, ascending and contiguous.</summary>
    /// <param name="from">First sequence wanted; where it was forgotten already, the first that is left.</param>
    /// <param name="limit">Most records.</param>
    /// <param name="maxBytes">Most bytes of values; one larger record still comes through alone.</param>
    /// <exception cref="StorageException">The disk failed; this holds for every member.</exception>
    IReadOnlyList<OutboxRecord> Read(long from, int limit, long maxBytes);

    /// <summary>Says that every sequence before this one is safe in the log. May be lost by a power cut: they are then published once more.</summary>
    void Forget(long before);

    /// <summary>Sets a record aside that the log will never take, in the unit's own file; a repeat is harmless.</summary>
    void SetAside(DeadLetter letter);

    /// <summary>How full it is.</summary>
    OutboxDepth Depth();
}

/// <summary>One record of the outbox.</summary>
/// <param name="Sequence">Contiguous in its file.</param>
/// <param name="Stream">Where it belongs.</param>
/// <param name="Key">Mention id or source id.</param>
/// <param name="Source">The source that its writer counted it under; null for people's acts.</param>
/// <param name="Incarnation">The process that wrote it.</param>
/// <param name="At">When it was written.</param>
/// <param name="Value">The bytes; null erases.</param>
public sealed record OutboxRecord(long Sequence, LogStream Stream, string Key, string? Source, string Incarnation, DateTimeOffset At, byte[]? Value)
{
    /// <summary>What else its writer wants the log to carry: see <see cref="LogHeaders"/>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
