using System.Text.Json.Nodes;

namespace Listening.Tests.Storage;

/// <summary>What the query DSL means, as its documentation says, over one document; written for clarity. A form or parameter it does not know is a failure, so that
/// nothing is emitted that nobody has thought through.</summary>
internal sealed class DslEvaluator(JsonObject mapping, JsonObject document)
{
    private readonly Dictionary<string, EvaluatedField> _fields = [];

    public bool Matches(JsonObject query)
    {
        var (kind, content) = Only(query);
        return kind switch
        {
            "match_all" => true,
            "match_none" => false,
            "bool" => Bool(content),
            "exists" => Field((string)content["field"]!) is { } field && (field.Terms.Count > 0 || field.Numbers.Count > 0),
            _ => Leaf(kind, content),
        };
    }

    public EvaluatedField Field(string path)
    {
        if (_fields.TryGetValue(path, out var known))
            return known;
        JsonNode? node = mapping;
        foreach (var name in path.Split('.'))
            node = node?["properties"]?[name];
        Assert.True(node is not null, $"the mapping has no {path}");
        return _fields[path] = EvaluatedField.Of((JsonObject)node, document, path);
    }

    /// <summary>The one property of an object.</summary>
    public static (string Name, JsonObject Content) Only(JsonObject node)
    {
        var (name, content) = Assert.Single(node);
        return (name, (JsonObject)content!);
    }

    /// <summary>Fails where an object holds anything else.</summary>
    public static void Knows(JsonObject content, params string[] names) => Assert.Empty(content.Select(property => property.Key).Except(names));

    private bool Bool(JsonObject content)
    {
        Knows(content, "must", "should", "must_not", "minimum_should_match");
        var should = Clauses(content, "should");
        Assert.Equal(should.Count > 0 ? 1 : null, (int?)content["minimum_should_match"]);
        return Clauses(content, "must").All(Matches) && (should.Count == 0 || should.Any(Matches)) && !Clauses(content, "must_not").Any(Matches);
    }

    private static List<JsonObject> Clauses(JsonObject content, string occur) => [.. (content[occur] as JsonArray ?? []).Select(node => (JsonObject)node!)];

    private bool Leaf(string kind, JsonObject content)
    {
        var (path, value) = Assert.Single(content);
        var field = Field(path);
        return kind switch
        {
            "term" => field.Terms.Any(term => term.Term == (string)value!),
            "terms" => field.Terms.Any(term => ((JsonArray)value!).Any(wanted => (string)wanted! == term.Term)),
            "prefix" => field.Terms.Any(term => term.Term.StartsWith(Rewritten(value!, "value"), StringComparison.Ordinal)),
            "wildcard" => field.Terms.Any(term => LuceneTerms.Wildcard(Rewritten(value!, "value"), term.Term)),
            "fuzzy" => Rewritten(value!, "value", "fuzziness", "prefix_length", "transpositions") is { } word && field.Terms.Any(term => LuceneTerms.Fuzzy(word, (JsonObject)value!, term.Term)),
            "match_phrase" => Phrase(field, (JsonObject)value!),
            "intervals" => new IntervalEvaluator(this).Any(path, (JsonObject)value!),
            "range" => field.Numbers.Any(number => Range((JsonObject)value!, number)),
            _ => throw new NotSupportedException(kind),
        };
    }

    // The default rewrites of prefixes and wildcards are as good; that of fuzzy drops terms.
    private static string Rewritten(JsonNode node, params string[] names)
    {
        var content = (JsonObject)node;
        Knows(content, [.. names, "rewrite"]);
        Assert.Equal("constant_score", (string?)content["rewrite"]);
        return (string)content["value"]!;
    }

    private static bool Phrase(EvaluatedField field, JsonObject content)
    {
        Knows(content, "query");
        var words = ((string)content["query"]!).Split(' ');
        return field.Terms.Any(start => words.Index().All(word => field.Terms.Contains((word.Item, start.Position + word.Index))));
    }

    private static bool Range(JsonObject bounds, double number)
    {
        Knows(bounds, "gt", "gte", "lt", "lte");
        return bounds.All(bound => (Bound(bound.Value!), bound.Key) switch
        {
            (var limit, "gt") => number > limit,
            (var limit, "gte") => number >= limit,
            (var limit, "lt") => number < limit,
            (var limit, _) => number <= limit,
        });
    }

    private static double Bound(JsonNode value) => value.GetValueKind() == System.Text.Json.JsonValueKind.String
        ? DateTimeOffset.ParseExact((string)value!, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds()
        : (double)value;
}
