using System.ComponentModel.DataAnnotations;

namespace Listening.Indexer;

/// <summary>Knobs of the indexer process (configuration section <c>Indexer</c>).</summary>
public sealed class IndexerOptions
{
    /// <summary>Records in one write of the store, 1 to 100,000. 2,000: larger ones cost memory and were not measurably cheaper.</summary>
    [Range(1, 100_000)]
    public int BatchSize { get; set; } = 2_000;

    /// <summary>Bytes of records in one write of the store, 1 KiB to 1 GiB; one larger record still goes through alone. 16 MiB.</summary>
    [Range(1 << 10, 1 << 30)]
    public long MaxBatchBytes { get; set; } = 16 << 20;

    /// <summary>Bytes of records held in memory, those that are being written included, 1 KiB to 64 GiB; what the log gives at once may go beyond. 128 MiB.</summary>
    [Range(1L << 10, 64L << 30)]
    public long MaxBufferedBytes { get; set; } = 128 << 20;

    /// <summary>Dead letters of one unit with the same class of fault within <see cref="DeadLetterWindow"/>; beyond them the unit is held instead, until a batch of it goes through or the indexer
    /// starts anew. 0 for no limit, up to 1,000,000. 100: poison is rare, a thousand of a kind are a fault of ours.</summary>
    [Range(0, 1_000_000)]
    public int DeadLetterLimit { get; set; } = 100;

    /// <summary>See <see cref="DeadLetterLimit"/>; 1 s to 1 d. 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan DeadLetterWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Asked to stop, it first empties the log: true. False where others go on reading the log: it then only finishes what it has read.</summary>
    public bool EmptyLogAtStop { get; set; } = true;

    /// <summary>How often retention is applied. 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan ExpireEvery { get; set; } = TimeSpan.FromHours(1);
}
