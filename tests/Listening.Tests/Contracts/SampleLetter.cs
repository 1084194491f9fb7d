using Listening.Mentions;

namespace Listening.Tests.Contracts;

/// <summary>Dead letters of records as they were read.</summary>
internal static class SampleLetter
{
    public static DeadLetter Of(LogRecord record, double minutes = 0) => new()
    {
        Id = MentionIdentity.Hash(record.Partition, $"{record.Offset}"),
        At = SampleMention.Noon.AddMinutes(minutes),
        Unit = record.Unit,
        Topic = LogStreams.Topic(record.Stream, record.Unit),
        Partition = record.Partition,
        Offset = record.Offset,
        Key = record.Key,
        Headers = record.Headers,
        Payload = record.Value,
        ErrorType = "undecodable",
        Reason = "No JSON.",
    };
}
