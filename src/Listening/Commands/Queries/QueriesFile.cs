using System.Text.Json;
using Listening.CommandLine;
using Listening.Queries;

namespace Listening.Commands;

/// <summary>A file of queries: <c>{"query id":"query text",…}</c>.</summary>
internal static class QueriesFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The queries compiled together; every fault of every query at once.</summary>
    public static QuerySet Read(string path)
    {
        var queries = new Dictionary<string, Query>();
        var faults = new List<string>();
        foreach (var (id, text) in Texts(path))
        {
            var result = Query.Parse(text, QueryOptions.Search);
            if (result.Query is { } query)
                queries[id] = query;
            else
                faults.AddRange(result.Errors.Select(error => $"{path}: query \"{id}\", {QueryErrorText.Render(text, error)}"));
        }

        return faults.Count == 0 ? new QuerySet(queries) : throw CommandException.WrongUse(string.Join('\n', faults));
    }

    private static List<(string Id, string Text)> Texts(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return [.. json.RootElement.EnumerateObject().Select(property => (property.Name, property.Value.ValueKind == JsonValueKind.String
                ? property.Value.GetString()!
                : throw CommandException.WrongUse($"{path}: the query \"{property.Name}\" is no text. A file of queries is {{\"query id\":\"query text\"}}.")))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or ArgumentException)
        {
            var reason = exception is InvalidOperationException ? "it is no object {\"query id\":\"query text\"}" : exception.Message;
            throw CommandException.WrongUse($"{path}: the queries cannot be read: {reason}");
        }
    }
}
