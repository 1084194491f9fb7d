using System.ComponentModel.DataAnnotations;

namespace Listening.Listener;

/// <summary>Knobs of a listener process (configuration section <c>Listener</c>).</summary>
public sealed class ListenerOptions
{
    /// <summary>Polls at the same time, 1 to 1,000. 32.</summary>
    [Range(1, 1_000)]
    public int Concurrency { get; set; } = 32;

    /// <summary>Records in the outbox at which polling stops until the log has taken some, 1,000 to 1,000,000,000. 2,000,000.</summary>
    [Range(1_000, 1_000_000_000)]
    public long MaxOutboxRecords { get; set; } = 2_000_000;

    /// <summary>Which of the unit's replicas this is, counted from 0. 0.</summary>
    [Range(0, 999)]
    public int Replica { get; set; }

    /// <summary>How many listeners share the unit's sources, each with a file of its own, 1 to 1,000. 1.</summary>
    [Range(1, 1_000)]
    public int Replicas { get; set; } = 1;

    /// <summary>How long polls in hand may take to end after the listener was asked to stop. 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan PollGrace { get; set; } = TimeSpan.FromSeconds(10);
}
