using System.Globalization;
using Confluent.Kafka;
using Listening.Mentions;

namespace Listening.Storage.Kafka;

/// <summary>Headers of a unit's records: schema, unit, config hash, incarnation, sequence, source, trace context, and what a listener needs to know an entry again.</summary>
internal sealed class KafkaHeaders(string unit)
{
    /// <summary>Headers of foreign records are read up to here.</summary>
    private const int MostHeaders = 64;

    private readonly byte[] _unit = KafkaText.Bytes(unit);
    private readonly byte[] _schema = KafkaText.Bytes(Mention.CurrentSchema.ToString(CultureInfo.InvariantCulture));
    private (string Name, byte[] Bytes) _incarnation = ("", []);

    public Headers Of(OutboxRecord record)
    {
        // Nearly always that of the record before.
        if (_incarnation.Name != record.Incarnation)
            _incarnation = (record.Incarnation, KafkaText.Bytes(record.Incarnation));
        var headers = new Headers
        {
            { LogHeaders.Schema, _schema },
            { LogHeaders.Unit, _unit },
            { LogHeaders.Incarnation, _incarnation.Bytes },
            { LogHeaders.Sequence, KafkaText.Bytes(record.Sequence.ToString(CultureInfo.InvariantCulture)) },
        };
        if (record.Source is { } source)
            headers.Add(LogHeaders.Source, KafkaText.Bytes(source));
        foreach (var (name, value) in record.Headers)
            headers.Add(name, KafkaText.Bytes(value));
        return headers;
    }

    /// <summary>Of a dead letter, as they were.</summary>
    public static Headers Of(IReadOnlyDictionary<string, string> headers)
    {
        var all = new Headers();
        foreach (var (name, value) in headers)
            all.Add(name, KafkaText.Bytes(value));
        return all;
    }

    /// <summary>As text; of a name that comes twice the last.</summary>
    public static Dictionary<string, string> Read(Headers? headers)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var header in headers?.BackingList.Take(MostHeaders) ?? [])
            all[header.Key] = header.GetValueBytes() is { } value ? KafkaText.Text(value) : "";
        return all;
    }
}
