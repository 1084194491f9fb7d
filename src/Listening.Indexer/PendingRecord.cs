using Listening.Mentions;

namespace Listening.Indexer;

/// <summary>A record between its reading and its end. Touched by the indexing loop only.</summary>
internal sealed class PendingRecord(DecodedRecord decoded)
{
    // What a record costs beside its bytes, decoded form included, as a rough share of them.
    private const int Overhead = 512;

    public DecodedRecord Decoded { get; } = decoded;

    public LogRecord Record => Decoded.Record;

    /// <summary>Of two records with the same id the second waits for the first.</summary>
    public string Id => Decoded.Record.Key;

    public long Bytes { get; } = (2L * (decoded.Record.Value?.Length ?? 0)) + Overhead;

    /// <summary>In the store, superseded or set aside: its position may pass.</summary>
    public bool IsFinished { get; set; }
}
