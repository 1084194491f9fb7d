using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Listening.CommandLine;
using Listening.Queries;

namespace Listening.Commands;

/// <summary>Matches blocks of documents, a line each, into blocks of answers; for many threads, each with a scratch of its own.</summary>
internal sealed class LineMatcher(QuerySet queries, DateTimeOffset now, bool json)
{
    private readonly ConcurrentBag<MatchedBlock> _spare = [];

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Answers in order of the lines; empty lines have none. What is given has to come back by <see cref="Return"/>.</summary>
    public MatchedBlock Match(ReadOnlyMemory<byte> block, long firstLine)
    {
        var answers = _spare.TryTake(out var spare) ? spare : new();
        var rest = firstLine == 1 && block.Span.StartsWith(ByteOrderMark) ? block.Span[ByteOrderMark.Length..] : block.Span;
        for (var number = firstLine; !rest.IsEmpty; number++)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = (end < 0 ? rest : rest[..end]).Trim(" \t\r"u8);
            if (!line.IsEmpty)
                Answer(line, number, answers);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return answers;
    }

    /// <summary>Takes a block back that was written.</summary>
    public void Return(MatchedBlock block)
    {
        block.Clear();
        _spare.Add(block);
    }

    private void Answer(ReadOnlySpan<byte> line, long number, MatchedBlock block)
    {
        string? id;
        string? fault = null;
        block.Ids.Clear();
        try
        {
            var document = (JsonSerializer.Deserialize(line, MatchJson.Default.MatchLine) ?? throw new JsonException("null is no document")).ToDocument();
            id = document.Id;
            block.Tokens.Read(document);
            queries.MatchIds(block.Tokens, now, block.Ids);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            id = Id(line);
            fault = exception.Message;
            block.Faults.Add($"line {number}: the document cannot be read: {fault}");
        }

        if (json)
            WriteJson(block.Writer, id, block.Ids, fault);
        else
            Encoding.UTF8.GetBytes($"{TerminalText.OneLine(id)}\t{TerminalText.OneLine(string.Join(", ", block.Ids))}", block.Answers);
        block.Answers.Write("\n"u8);
    }

    private static void WriteJson(Utf8JsonWriter writer, string? id, List<string> matches, string? fault)
    {
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteStartArray("matches");
        foreach (var match in matches)
            writer.WriteStringValue(match);
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
