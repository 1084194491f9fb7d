using System.Globalization;
using System.Text.Json;
using Listening.Mentions;

namespace Listening.Indexer;

/// <summary>A log record with what the store is to do with it, or why it cannot.</summary>
/// <param name="Record">As it was read.</param>
/// <param name="Operation">Null where there is a fault.</param>
/// <param name="ErrorType">A stable name of the class of fault.</param>
/// <param name="Reason">One line.</param>
internal sealed record DecodedRecord(LogRecord Record, StoreOperation? Operation, string? ErrorType = null, string? Reason = null)
{
    /// <summary>Decodes; every record that cannot be understood gets a named fault, never an exception.</summary>
    public static DecodedRecord Of(LogRecord record)
    {
        if (record.Key.Length == 0)
            return Fault(record, "no_key", "The record has no key.");
        if (record is { Value: null, Stream: LogStream.Mentions })
            return new(record, new StoreOperation.Erase(record.Key, record.Unit, 0, record.Partition, record.Headers.GetValueOrDefault(LogHeaders.Source)));
        if (record.Value is null)
            return Fault(record, "no_value", "The record has no value.");
        try
        {
            return record.Stream switch
            {
                LogStream.Mentions => OfMention(record, JsonSerializer.Deserialize(record.Value, MentionJson.Mention)),
                LogStream.Polls => OfValue(record, JsonSerializer.Deserialize(record.Value, MentionJson.Poll) is { } poll ? new StoreOperation.PutPoll(poll) : null),
                LogStream.Actions => OfAction(record, JsonSerializer.Deserialize(record.Value, MentionJson.Action)),
                _ => Fault(record, "unknown_stream", $"Stream {record.Stream} is not known to this version."),
            };
        }
        catch (JsonException exception)
        {
            return Fault(record, "undecodable", exception.Message);
        }
    }

    public DeadLetter ToDeadLetter(string errorType, string reason, DateTimeOffset now) => new()
    {
        Id = MentionIdentity.Hash(Record.Partition, Record.Offset.ToString(CultureInfo.InvariantCulture)),
        At = now,
        Unit = Record.Unit,
        Topic = LogStreams.Topic(Record.Stream, Record.Unit),
        Partition = Record.Partition,
        Offset = Record.Offset,
        Key = Record.Key,
        Headers = Record.Headers,
        Payload = Record.Value,
        ErrorType = errorType,
        Reason = reason,
    };

    private static DecodedRecord OfMention(LogRecord record, Mention? mention)
    {
        if (mention is null)
            return Fault(record, "undecodable", "The value is null.");
        if (mention.Schema > Mention.CurrentSchema)
            return Fault(record, "newer_schema", $"Schema {mention.Schema} is newer than this version knows ({Mention.CurrentSchema}): upgrade the indexer, then retry.");
        if (mention.Id != record.Key || mention.Unit != record.Unit)
            return Fault(record, "wrong_key", $"The mention {mention.Id} of unit {mention.Unit} came under the key {record.Key} of unit {record.Unit}.");
        return new(record, new StoreOperation.PutMention(mention, record.Partition, record.Headers.GetValueOrDefault(LogHeaders.Source)));
    }

    private static DecodedRecord OfAction(LogRecord record, ActionEvent? action)
    {
        if (action is null)
            return Fault(record, "undecodable", "The value is null.");
        if (action.MentionId != record.Key || action.Unit != record.Unit)
            return Fault(record, "wrong_key", $"An act on the mention {action.MentionId} of unit {action.Unit} came under the key {record.Key} of unit {record.Unit}.");
        return new(record, action.Kind == ActionKinds.Erased
            ? new StoreOperation.Erase(action.MentionId, action.Unit, action.At.ToUnixTimeMilliseconds(), record.Partition, LedgerSource: null, action)
            : new StoreOperation.PutAction(action));
    }

    private static DecodedRecord OfValue(LogRecord record, StoreOperation? operation) =>
        operation is null ? Fault(record, "undecodable", "The value is null.") : new(record, operation);

    private static DecodedRecord Fault(LogRecord record, string errorType, string reason) => new(record, null, errorType, reason);
}
