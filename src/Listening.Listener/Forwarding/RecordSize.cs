using System.Text;
using Listening.Mentions;

namespace Listening.Listener;

/// <summary>How many bytes a record takes in the log.</summary>
internal static class RecordSize
{
    /// <summary>Lengths, schema, unit, incarnation, sequence and what else every record carries.</summary>
    private const int Frame = 512;

    /// <summary>Everything but the value.</summary>
    public static int WithoutValue(OutboxRecord record) =>
        Frame + Encoding.UTF8.GetByteCount(record.Key) + (record.Source?.Length ?? 0) + record.Headers.Sum(header => header.Key.Length + header.Value.Length);

    public static int Of(OutboxRecord record) => WithoutValue(record) + (record.Value?.Length ?? 0);
}
