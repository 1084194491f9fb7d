using System.Text.Json;
using Confluent.Kafka;
using Listening.Mentions;

namespace Listening.Storage.Kafka;

/// <summary>The quarantine as a topic: a letter stands under its own id, a record without value under the same id takes it away. The topic is read whole; it is short, or something is very wrong.</summary>
internal sealed class DeadLetterTopic(KafkaClients clients)
{
    private const string Outcome = "outcome";
    private const string Dropped = "dropped";
    private const string Retried = "retried";

    /// <summary>Letters by id that nobody took away, and how many were dropped.</summary>
    public async Task<(Dictionary<string, DeadLetter> Letters, List<DroppedLetters> Dropped)> ReadAsync(CancellationToken cancellationToken)
    {
        var letters = new Dictionary<string, DeadLetter>(StringComparer.Ordinal);
        var dropped = new Dictionary<(string, string), HashSet<string>>();
        await foreach (var result in new TopicScan(clients).RecordsAsync(clients.Topics.DeadLetters, cancellationToken))
        {
            if (result.Message.Key is not { } key)
                continue;
            var id = KafkaText.Text(key);
            if (result.Message.Value is { } value)
                Put(letters, id, value);
            else
                Take(letters, dropped, id, KafkaHeaders.Read(result.Message.Headers));
        }

        return (letters, [.. dropped.Select(pair => new DroppedLetters(pair.Key.Item1, pair.Key.Item2, pair.Value.Count))]);
    }

    /// <summary>The letter as a record.</summary>
    public static Message<byte[]?, byte[]?> Record(DeadLetter letter) => new()
    {
        Key = KafkaText.Bytes(letter.Id),
        Value = JsonSerializer.SerializeToUtf8Bytes(letter, MentionJson.DeadLetter),
        Headers = KafkaHeaders.Of(new Dictionary<string, string> { [LogHeaders.Unit] = letter.Unit }),
    };

    /// <summary>What takes it away.</summary>
    public static Message<byte[]?, byte[]?> Tombstone(DeadLetter letter, bool isDropped) => new()
    {
        Key = KafkaText.Bytes(letter.Id),
        Value = null,
        Headers = KafkaHeaders.Of(new Dictionary<string, string>
        {
            [LogHeaders.Unit] = letter.Unit,
            [LogHeaders.Source] = letter.Headers.GetValueOrDefault(LogHeaders.Source) ?? "",
            [Outcome] = isDropped ? Dropped : Retried,
        }),
    };

    private static void Put(Dictionary<string, DeadLetter> letters, string id, byte[] value)
    {
        try
        {
            if (JsonSerializer.Deserialize(value, MentionJson.DeadLetter) is { } letter)
                letters[id] = letter;
        }
        catch (JsonException)
        {
            // Not written by us: others may not write here, and their records are nobody's letters.
        }
    }

    private static void Take(Dictionary<string, DeadLetter> letters, Dictionary<(string Unit, string Source), HashSet<string>> dropped, string id, Dictionary<string, string> headers)
    {
        var wasMention = !letters.Remove(id, out var letter) || LogStreams.OfTopic(letter.Topic) == LogStream.Mentions;
        if (!wasMention || headers.GetValueOrDefault(Outcome) != Dropped)
            return;
        var counted = (headers.GetValueOrDefault(LogHeaders.Unit) ?? "", headers.GetValueOrDefault(LogHeaders.Source) ?? "");
        if (!dropped.TryGetValue(counted, out var ids))
            dropped.Add(counted, ids = new(StringComparer.Ordinal));
        ids.Add(id);
    }
}

/// <summary>Mention records of a source that people gave up on purpose.</summary>
/// <param name="Unit">Whose.</param>
/// <param name="SourceId">The source's id; empty where the record named none.</param>
/// <param name="Count">How many.</param>
public sealed record DroppedLetters(string Unit, string SourceId, long Count);
