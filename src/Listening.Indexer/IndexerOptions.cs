using System.ComponentModel.DataAnnotations;

namespace Listening.Indexer;

/// <summary>Knobs of the indexer process (configuration section <c>Indexer</c>).</summary>
public sealed class IndexerOptions
{
    /// <summary>Records in one write of the store, 1 to 100,000. 2,000: larger ones cost memory and were not measurably cheaper.</summary>
    [Range(1, 100_000)]
    public int BatchSize { get; set; } = 2_000;

    /// <summary>How often retention is applied. 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan ExpireEvery { get; set; } = TimeSpan.FromHours(1);
}
