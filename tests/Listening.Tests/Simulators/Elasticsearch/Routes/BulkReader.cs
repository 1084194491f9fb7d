using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Reads a bulk body; what is wrong with its frame fails the whole request, before anything is written.</summary>
internal static class BulkReader
{
    private const int LongestId = 512;

    public static List<BulkAction> Read(SimulatedRequest request, string? index)
    {
        List<BulkAction> actions = [];
        var rest = request.Body;
        while (rest.Length > 0)
        {
            var line = Line(ref rest);
            if (line.Span.Trim("\r\n\t "u8).IsEmpty)
                continue;
            var action = ActionOf(line.Span, index, actions.Count * 2 + 1);
            if (action.Action != "delete")
                action.Body = Line(ref rest);
            actions.Add(action);
        }

        Validate(actions);
        return actions;
    }

    private static ReadOnlyMemory<byte> Line(ref ReadOnlyMemory<byte> rest)
    {
        var end = rest.Span.IndexOf((byte)'\n');
        if (end < 0)
            throw SimulatedFailure.BadRequest("The bulk request must be terminated by a newline [\\n]");
        var line = rest[..end];
        rest = rest[(end + 1)..];
        return line;
    }

    private static BulkAction ActionOf(ReadOnlySpan<byte> line, string? index, int number)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
                throw SimulatedFailure.BadRequest($"Malformed action/metadata line [{number}], expected START_OBJECT or END_OBJECT but found [{reader.TokenType}]");
            var name = reader.GetString()!;
            if (name is not ("create" or "index" or "update" or "delete"))
                throw SimulatedFailure.BadRequest($"Malformed action/metadata line [{number}], expected field [create], [delete], [index] or [update] but found [{name}]");
            reader.Read();
            var action = Metadata(ref reader, name, index, number);
            reader.Read();
            return action;
        }
        catch (JsonException)
        {
            throw MalformedJson.Failure(line);
        }
    }

    private static BulkAction Metadata(ref Utf8JsonReader reader, string name, string? index, int number)
    {
        var action = new BulkAction { Action = name, Index = index ?? string.Empty };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString();
            reader.Read();
            switch (key)
            {
                case "_index":
                    action = new BulkAction { Action = name, Index = reader.GetString()!, Id = action.Id, Version = action.Version, VersionType = action.VersionType };
                    break;
                case "_id":
                    action.Id = reader.TokenType == JsonTokenType.String ? reader.GetString() : Encoding.UTF8.GetString(reader.ValueSpan);
                    break;
                case "version":
                    action.Version = reader.GetInt64();
                    break;
                case "version_type":
                    action.VersionType = reader.GetString() is "internal" ? null : reader.GetString();
                    break;
                case "if_seq_no":
                    action.IfSequenceNumber = reader.GetInt64();
                    break;
                case "require_alias":
                    action.AliasOnly = reader.GetBoolean();
                    break;
                case "_source":
                    action.Fetch = JsonNode.Parse(ref reader);
                    break;
                case "retry_on_conflict" or "routing" or "if_primary_term" or "dynamic_templates" or "require_data_stream":
                    reader.Skip();
                    break;
                default:
                    throw SimulatedFailure.BadRequest($"Action/metadata line [{number}] contains an unknown parameter [{key}]");
            }
        }

        return action;
    }

    private static void Validate(List<BulkAction> actions)
    {
        List<string> wrong = [];
        if (actions.Count == 0)
            wrong.Add("no requests added");
        foreach (var action in actions)
        {
            if (action.Index.Length == 0)
                wrong.Add("index is missing");
            if (action is { Id: null, Action: "update" or "delete" })
                wrong.Add("id is missing");
            if (action.Id is { } id && Encoding.UTF8.GetByteCount(id) is > LongestId and var bytes)
                wrong.Add($"id [{id}] is too long, must be no longer than {LongestId} bytes but was: {bytes}");
            if (action.VersionType is not null && action.Action == "update")
                wrong.Add("internal versioning can not be used for optimistic concurrency control. Please use `if_seq_no` and `if_primary_term` instead");
        }

        if (wrong.Count > 0)
            throw SimulatedFailure.Of(400, "action_request_validation_exception", $"Validation Failed: {string.Concat(wrong.Select((text, number) => $"{number + 1}: {text};"))}");
    }
}
