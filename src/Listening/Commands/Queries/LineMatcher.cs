using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Listening.CommandLine;
using Listening.Queries;

namespace Listening.Commands;

/// <summary>Matches a block of documents, a line each, into a block of answers.</summary>
internal sealed class LineMatcher(QuerySet queries, DateTimeOffset now, bool json)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Answers in order of the lines; empty lines have none.</summary>
    public MatchedBlock Match(ReadOnlyMemory<byte> block, long firstLine)
    {
        var answers = new ArrayBufferWriter<byte>(Math.Max(1024, block.Length / 4));
        var faults = new List<string>();
        using var writer = new Utf8JsonWriter(answers, Relaxed);
        var rest = firstLine == 1 && block.Span.StartsWith(ByteOrderMark) ? block.Span[ByteOrderMark.Length..] : block.Span;
        for (var number = firstLine; !rest.IsEmpty; number++)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = (end < 0 ? rest : rest[..end]).Trim(" \t\r"u8);
            if (!line.IsEmpty)
                Answer(line, number, answers, writer, faults);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return new(answers.WrittenMemory, faults);
    }

    private void Answer(ReadOnlySpan<byte> line, long number, ArrayBufferWriter<byte> answers, Utf8JsonWriter writer, List<string> faults)
    {
        string? id;
        string? fault = null;
        IReadOnlyList<QueryMatch> matches = [];
        try
        {
            var document = (JsonSerializer.Deserialize(line, MatchJson.Default.MatchLine) ?? throw new JsonException("null is no document")).ToDocument();
            id = document.Id;
            matches = queries.Match(document, now);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            id = Id(line);
            fault = exception.Message;
            faults.Add($"line {number}: the document cannot be read: {fault}");
        }

        if (json)
            WriteJson(writer, id, matches, fault);
        else
            Encoding.UTF8.GetBytes($"{TerminalText.OneLine(id)}\t{TerminalText.OneLine(string.Join(", ", matches.Select(match => match.Id)))}", answers);
        answers.Write("\n"u8);
    }

    private static void WriteJson(Utf8JsonWriter writer, string? id, IReadOnlyList<QueryMatch> matches, string? fault)
    {
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteStartArray("matches");
        foreach (var match in matches)
            writer.WriteStringValue(match.Id);
        writer.WriteEndArray();
        if (fault is not null)
            writer.WriteString("error", fault);
        writer.WriteEndObject();
        writer.Flush();
    }

    // Where the line is JSON at all, its answer still names it.
    private static string? Id(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var json = JsonDocument.ParseValue(ref reader);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>A block's answers and what is wrong with its lines.</summary>
internal readonly record struct MatchedBlock(ReadOnlyMemory<byte> Answers, IReadOnlyList<string> Faults);
