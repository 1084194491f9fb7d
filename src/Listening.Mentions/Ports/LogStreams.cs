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
}
