namespace Listening.Mentions;

/// <summary>Names of streams, as topics and dead letters carry them.</summary>
public static class LogStreams
{
    /// <summary>The part of a topic's name that says which stream it is.</summary>
    public static string Name(LogStream stream) => stream switch
    {
        LogStream.Mentions => "mentions",
        LogStream.Polls => "polls",
        LogStream.Actions => "actions",
        _ => throw new ArgumentOutOfRangeException(nameof(stream), stream, null),
    };

    /// <summary>The topic of a unit's stream, without the installation's prefix.</summary>
    public static string Topic(LogStream stream, string unit) => $"{Name(stream)}.{unit}";

    /// <summary>The stream of a topic named by <see cref="Topic"/>.</summary>
    public static LogStream OfTopic(string topic) =>
        Enum.GetValues<LogStream>().FirstOrDefault(stream => topic.StartsWith(Name(stream) + ".", StringComparison.Ordinal));
}

/// <summary>Names of record headers.</summary>
public static class LogHeaders
{
    /// <summary>Schema version of the value.</summary>
    public const string Schema = "schema";

    /// <summary>The listener process that wrote the record.</summary>
    public const string Incarnation = "incarnation";

    /// <summary>The contiguous sequence of the outbox.</summary>
    public const string Sequence = "sequence";

    /// <summary>The source that a mention was heard from.</summary>
    public const string Source = "source";

    /// <summary>Whose record it is.</summary>
    public const string Unit = "unit";

    /// <summary>Fingerprint of the queries that the record was made with.</summary>
    public const string Config = "config";

    /// <summary>W3C trace context.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>See <see cref="EntryCommit.WideKey"/>: with the two below, what a listener needs to know the entry again.</summary>
    public const string WideKey = "wide";

    /// <summary>See <see cref="EntryCommit.NarrowKey"/>; left out where it equals the wide key.</summary>
    public const string NarrowKey = "narrow";

    /// <summary>See <see cref="EntryCommit.Addresses"/>, separated by commas.</summary>
    public const string Addresses = "addresses";
}
