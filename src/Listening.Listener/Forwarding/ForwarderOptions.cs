using System.ComponentModel.DataAnnotations;

namespace Listening.Listener;

/// <summary>Knobs of the way from outbox to log (configuration section <c>Forwarder</c>).</summary>
public sealed class ForwarderOptions
{
    /// <summary>Most records in one batch, 1 to 100,000. 4,000.</summary>
    [Range(1, 100_000)]
    public int BatchRecords { get; set; } = 4_000;

    /// <summary>Most bytes of values in one batch, 64 KiB to 256 MiB. 4 MiB.</summary>
    [Range(1L << 16, 1L << 28)]
    public long BatchBytes { get; set; } = 4 << 20;

    /// <summary>Batches whose answers are awaited at the same time, 1 to 64: with <see cref="BatchBytes"/> this bounds the memory while the log is away. 6.</summary>
    [Range(1, 64)]
    public int BatchesInFlight { get; set; } = 6;

    /// <summary>How long the forwarder goes on after it was asked to stop, while something waits; what then still waits stays on the disk. 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(5);
}
