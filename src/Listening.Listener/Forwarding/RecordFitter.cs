using System.Globalization;
using Listening.Mentions;
using Microsoft.Extensions.Logging;

namespace Listening.Listener;

/// <summary>Sees to it that no record is handed over that is larger than the log takes: shortened, else set aside with its bytes in the unit's own file.</summary>
internal sealed partial class RecordFitter(string unit, IOutbox outbox, ListenerMetrics metrics, TimeProvider time, ILogger logger)
{
    /// <summary>The record as it fits, or null where it was set aside.</summary>
    public OutboxRecord? Fit(OutboxRecord record, int maxBytes)
    {
        var size = RecordSize.Of(record);
        if (size <= maxBytes)
            return record;
        if (record is { Stream: LogStream.Mentions, Value: { } value } && MentionShortener.Shorten(value, maxBytes - RecordSize.WithoutValue(record)) is { } shorter)
        {
            Log.Shortened(logger, unit, record.Key, size, RecordSize.WithoutValue(record) + shorter.Length);
            return record with { Value = shorter };
        }

        SetAside(record, "too_large", $"The record has {size} bytes, the log takes {maxBytes}, and no cut of its text is enough.");
        return null;
    }

    public void SetAside(OutboxRecord record, string errorType, string reason)
    {
        var letter = new DeadLetter
        {
            Id = MentionIdentity.Hash(outbox.Partition, record.Sequence.ToString(CultureInfo.InvariantCulture)),
            At = time.GetUtcNow(),
            Unit = unit,
            Topic = LogStreams.Topic(record.Stream, unit),
            Partition = outbox.Partition,
            Offset = record.Sequence,
            Key = record.Key,
            Headers = Headers(record),
            Payload = record.Value,
            ErrorType = errorType,
            Reason = reason,
        };
        outbox.SetAside(letter);
        metrics.SetAside(unit, errorType);
        Log.SetAside(logger, unit, letter.Topic, letter.Offset, errorType, reason, letter.Id);
    }

    private static Dictionary<string, string> Headers(OutboxRecord record)
    {
        var headers = new Dictionary<string, string>(record.Headers, StringComparer.Ordinal)
        {
            [LogHeaders.Incarnation] = record.Incarnation,
            [LogHeaders.Sequence] = record.Sequence.ToString(CultureInfo.InvariantCulture),
        };
        if (record.Source is { } source)
            headers[LogHeaders.Source] = source;
        return headers;
    }

    private static partial class Log
    {
        [LoggerMessage(1020, LogLevel.Warning, "{Unit}: mention {Id} has {Size} bytes, more than the log takes: its text was cut, it has {Shorter} now.")]
        public static partial void Shortened(ILogger logger, string unit, string id, int size, int shorter);

        [LoggerMessage(1021, LogLevel.Error, "{Unit}: record {Sequence} of {Topic} was set aside ({ErrorType}): {Reason} See: listening dead-letters show {Id}")]
        public static partial void SetAside(ILogger logger, string unit, string topic, long sequence, string errorType, string reason, string id);
    }
}
