using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Listening.Mentions;

namespace Listening.Storage.Kafka;

/// <summary>Names of an installation's topics (architecture.md, streams).</summary>
internal sealed class KafkaTopics(string prefix)
{
    /// <summary>Where what could not be indexed is set aside.</summary>
    public string DeadLetters => prefix + ".dead-letters";

    /// <summary>What the indexer subscribes to, as librdkafka wants it.</summary>
    public string Pattern => $@"^{Regex.Escape(prefix)}\.(mentions|polls|actions)\..+";

    /// <summary>Most bytes of a dead letter: the largest record as base64, with what is said of it.</summary>
    public static int MaxLetterBytes(KafkaOptions options) => (int)Math.Min(1_000_000_000, (options.MaxRecordBytes * 3L / 2) + 10_000);

    /// <summary>The topic of a unit's stream.</summary>
    public string Of(LogStream stream, string unit) => $"{prefix}.{LogStreams.Topic(stream, unit)}";

    /// <summary>The topic that a dead letter came from; <see cref="DeadLetter.Topic"/> has no prefix.</summary>
    public string Of(DeadLetter letter) => $"{prefix}.{letter.Topic}";

    /// <summary>Whose topic it is; false for a topic that is none of ours.</summary>
    public bool TryRead(string topic, out LogStream stream, [NotNullWhen(true)] out string? unit)
    {
        foreach (var known in Enum.GetValues<LogStream>())
        {
            var start = $"{prefix}.{LogStreams.Name(known)}.";
            if (!topic.StartsWith(start, StringComparison.Ordinal) || topic.Length == start.Length)
                continue;
            (stream, unit) = (known, topic[start.Length..]);
            return true;
        }

        (stream, unit) = (default, null);
        return false;
    }
}
