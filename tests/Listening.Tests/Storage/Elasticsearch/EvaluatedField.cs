using System.Text.Json.Nodes;

namespace Listening.Tests.Storage;

/// <summary>A field of a document as an index holds it.</summary>
/// <param name="Terms">Its terms; for an analysed field each with its position.</param>
/// <param name="Numbers">Its numbers, dates as Unix milliseconds.</param>
internal sealed record EvaluatedField(IReadOnlyList<(string Term, int Position)> Terms, IReadOnlyList<double> Numbers)
{
    /// <summary>Lucene refuses longer terms, and with them the document.</summary>
    private const int MostBytes = 32_766;

    private static readonly EvaluatedField Missing = new([], []);

    public static EvaluatedField Of(JsonObject mapping, JsonObject document, string path)
    {
        var values = Values(document, path.Split('.')).ToList();
        return (string?)mapping["type"] switch
        {
            "text" => Analysed(mapping, values),
            "keyword" => new([.. values.Select(value => (Term((string)value!), 0))], []),
            "double" => new([], [.. values.Select(value => (double)value!)]),
            "date" => new([], [.. values.Select(value => DateTimeOffset.Parse((string)value!, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()).Select(at => (double)at)]),
            var type => throw new NotSupportedException($"{path} of type {type}"),
        };
    }

    private static IEnumerable<JsonNode> Values(JsonNode? node, ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            node = node?[name];
        return node is JsonArray array ? array! : node is null ? Array.Empty<JsonNode>() : new[] { node };
    }

    // The whitespace analyzer; between two values of a field lies its gap of positions (100 by default).
    private static EvaluatedField Analysed(JsonObject mapping, List<JsonNode> values)
    {
        Assert.Equal("whitespace", (string?)mapping["analyzer"]);
        var gap = (int?)mapping["position_increment_gap"] ?? 100;
        var (terms, position) = (new List<(string, int)>(), 0);
        foreach (var value in values)
        {
            if (terms.Count > 0)
                position += gap;
            foreach (var token in ((string)value!).Split(' '))
            {
                Assert.True(token.Length is > 0 and <= 200 && !token.Any(char.IsWhiteSpace), $"\"{token}\" is not one token of the whitespace analyzer");
                terms.Add((token, position++));
            }
        }

        return terms.Count == 0 ? Missing : new(terms, []);
    }

    private static string Term(string value)
    {
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(value) <= MostBytes, "an immense term");
        return value;
    }
}
