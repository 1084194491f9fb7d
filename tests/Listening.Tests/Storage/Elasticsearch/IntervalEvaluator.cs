using System.Text.Json.Nodes;

namespace Listening.Tests.Storage;

/// <summary>The rules of the <c>intervals</c> query: each yields its shortest intervals (none contains another), and a filter on gaps looks at these alone.</summary>
internal sealed class IntervalEvaluator(DslEvaluator document)
{
    public bool Any(string field, JsonObject rule) => Of(field, rule).Count > 0;

    private List<Interval> Of(string field, JsonObject rule)
    {
        var (kind, content) = DslEvaluator.Only(rule);
        return kind switch
        {
            "any_of" => Shortest(Rules(content, "intervals").SelectMany(inner => Of(field, inner))),
            "all_of" => InOrder(field, content),
            _ => Tokens((string?)content["use_field"] ?? field, kind, content),
        };
    }

    private List<Interval> Tokens(string field, string kind, JsonObject content)
    {
        DslEvaluator.Knows(content, [.. kind == "fuzzy" ? ["term", "fuzziness", "prefix_length", "transpositions"] : new[] { kind switch { "match" => "query", "wildcard" => "pattern", _ => kind } }, "use_field"]);
        Func<string, bool> matches = kind switch
        {
            "match" => Token((string)content["query"]!).Equals,
            "prefix" => term => term.StartsWith((string)content["prefix"]!, StringComparison.Ordinal),
            "wildcard" => term => LuceneTerms.Wildcard((string)content["pattern"]!, term),
            "fuzzy" => term => LuceneTerms.Fuzzy((string)content["term"]!, content, term),
            _ => throw new NotSupportedException(kind),
        };
        return [.. document.Field(field).Terms.Where(term => matches(term.Term)).Select(term => new Interval(term.Position, term.Position, 1))];
    }

    private List<Interval> InOrder(string field, JsonObject content)
    {
        DslEvaluator.Knows(content, "intervals", "ordered", "max_gaps");
        Assert.True((bool)content["ordered"]!);
        var rows = Rules(content, "intervals").Select(rule => Of(field, rule)).ToList();
        var all = rows[0];
        foreach (var row in rows.Skip(1))
            all = Shortest(from left in all from right in row where right.First > left.Last select new Interval(left.First, right.Last, left.Covered + right.Covered));
        return [.. all.Where(interval => interval.Last - interval.First + 1 - interval.Covered <= (int)content["max_gaps"]!)];
    }

    private static string Token(string query)
    {
        Assert.DoesNotContain(' ', query);
        return query;
    }

    private static IEnumerable<JsonObject> Rules(JsonObject content, string name) => ((JsonArray)content[name]!).Select(rule => (JsonObject)rule!);

    private static List<Interval> Shortest(IEnumerable<Interval> intervals)
    {
        var all = intervals.Distinct().ToList();
        return [.. all.Where(one => !all.Any(other => (other.First, other.Last) != (one.First, one.Last) && other.First >= one.First && other.Last <= one.Last))];
    }

    /// <summary>Positions, and how many of them its parts cover.</summary>
    private readonly record struct Interval(int First, int Last, int Covered);
}
