using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>An item of a bulk answer; <paramref name="Copies"/> is how many shard copies were meant.</summary>
internal readonly record struct BulkItemAnswer(string Action, string Index, int Copies, WriteOutcome Outcome);

/// <summary>Writes the answer of a bulk request, straight to bytes: it is the one answer that has to be fast.</summary>
internal static class BulkAnswerWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> Write(List<BulkItemAnswer> items, bool refreshed, long took)
    {
        var buffer = new ArrayBufferWriter<byte>(items.Count * 192 + 64);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("errors", items.Exists(item => item.Outcome.Failure is not null));
            writer.WriteNumber("took", took);
            writer.WriteStartArray("items");
            foreach (var item in items)
                Item(writer, item, refreshed);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void Item(Utf8JsonWriter writer, in BulkItemAnswer item, bool refreshed)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(item.Action);
        writer.WriteString("_index", item.Index);
        writer.WriteString("_id", item.Outcome.Id);
        if (item.Outcome.Failure is { } failure)
        {
            writer.WriteNumber("status", failure.Status);
            writer.WritePropertyName("error");
            failure.Body.WriteTo(writer);
        }
        else
        {
            Success(writer, item, refreshed);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Success(Utf8JsonWriter writer, in BulkItemAnswer item, bool refreshed)
    {
        writer.WriteNumber("_version", item.Outcome.Version);
        writer.WriteString("result", item.Outcome.Result);
        if (refreshed)
            writer.WriteBoolean("forced_refresh", true);
        writer.WriteStartObject("_shards");
        writer.WriteNumber("total", item.Copies);
        writer.WriteNumber("successful", 1);
        writer.WriteNumber("failed", 0);
        writer.WriteEndObject();
        writer.WriteNumber("_seq_no", item.Outcome.SequenceNumber);
        writer.WriteNumber("_primary_term", 1);
        if (item.Outcome.Fetched is { } fetched)
        {
            writer.WritePropertyName("get");
            fetched.WriteTo(writer);
        }

        writer.WriteNumber("status", item.Outcome.Status);
    }
}
