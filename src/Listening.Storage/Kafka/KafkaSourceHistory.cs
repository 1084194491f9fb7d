using System.Runtime.CompilerServices;
using Listening.Mentions;

namespace Listening.Storage.Kafka;

/// <summary>What a unit has published, from its topic of mentions.</summary>
internal sealed class KafkaSourceHistory(KafkaClients clients) : ISourceHistory
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<LogRecord> MentionsAsync(string unit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var result in new TopicScan(clients).RecordsAsync(clients.Topics.Of(LogStream.Mentions, unit), cancellationToken))
        {
            yield return new()
            {
                Stream = LogStream.Mentions,
                Unit = unit,
                Partition = ReaderPartition.NameOf(result.TopicPartition),
                Offset = result.Offset.Value,
                Key = result.Message.Key is { } key ? KafkaText.Text(key) : "",
                Value = result.Message.Value,
                Headers = KafkaHeaders.Read(result.Message.Headers),
            };
        }
    }
}
