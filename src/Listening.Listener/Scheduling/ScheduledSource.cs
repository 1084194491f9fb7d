using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Listener;

/// <summary>A source in the schedule. Only the part of the pipeline that holds it touches it; the schedule holds it between polls.</summary>
internal sealed class ScheduledSource(SourceConfig config, FeedState state, bool hasEntries, DateTimeOffset due)
{
    public SourceConfig Config { get; set; } = config;

    public FeedState State { get; set; } = state;

    /// <summary>It gave entries before: a document of nothing but new ones then says that some were missed.</summary>
    public bool HasEntries { get; set; } = hasEntries;

    public DateTimeOffset Due { get; set; } = due;

    /// <summary>Its address changed while the pipeline held it: it is due again at once.</summary>
    public bool IsMoved { get; set; }

    /// <summary>Taken out of the configuration: it is let go when it comes back.</summary>
    public bool IsRemoved { get; set; }
}
