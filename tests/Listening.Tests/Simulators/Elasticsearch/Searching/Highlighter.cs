using System.Text;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Highlighting of whole fields (<c>number_of_fragments: 0</c>) by the words of <c>match</c> and <c>term</c> queries.</summary>
internal static class Highlighter
{
    public static JsonObject Of(Hit hit, JsonObject highlight, JsonNode? query)
    {
        var marked = new JsonObject();
        foreach (var (path, options) in highlight["fields"] as JsonObject ?? [])
        {
            if (JsonValues.Whole(options?["number_of_fragments"] ?? highlight["number_of_fragments"]) != 0)
                throw SimulatedFailure.NotSimulated("highlighting in fragments");
            if (hit.Index.Mapping.Find(path) is { Type: "text" } field && Marked(hit, field, Words(query, path, hit, field)) is { } text)
                marked[path] = new JsonArray(text);
        }

        return marked;
    }

    private static string? Marked(Hit hit, FieldMapping field, HashSet<string> words)
    {
        var text = hit.Candidate.Values.Texts(field).FirstOrDefault() ?? string.Empty;
        var found = hit.Candidate.Values.Tokens(field).Where(token => words.Contains(token.Text)).ToList();
        if (found.Count == 0)
            return null;
        var marked = new StringBuilder(text);
        foreach (var token in found.OrderByDescending(token => token.Start))
            marked.Insert(token.End, "</em>").Insert(token.Start, "<em>");
        return marked.ToString();
    }

    private static HashSet<string> Words(JsonNode? query, string path, Hit hit, FieldMapping field) => query switch
    {
        JsonArray several => [.. several.SelectMany(one => Words(one, path, hit, field))],
        JsonObject one => [.. one.SelectMany(member => member.Key is "match" or "match_phrase" or "term" ? Leaf(member.Value as JsonObject, path, hit, field) : member.Key == "must_not" ? [] : Words(member.Value, path, hit, field))],
        _ => [],
    };

    private static IEnumerable<string> Leaf(JsonObject? leaf, string path, Hit hit, FieldMapping field) =>
        leaf?[path] is { } value ? hit.Index.Analysis.Analyze(field.Analyzer, JsonValues.Text(value is JsonObject options ? options["query"] ?? options["value"] : value)!).Select(token => token.Text) : [];
}
