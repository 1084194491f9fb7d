using System.Text.Json.Nodes;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>Rules of the <c>intervals</c> query over single tokens. Spans would do as well but cannot cross from one token field to the other.</summary>
internal static class IntervalRules
{
    /// <summary>False where a rule for the term may be refused: then it is only narrowed down without one.</summary>
    public static bool Serve(TermNode term, TranslationOptions options) => !Spelling.Expands(term) || (options.ExpandIntervals && !TermTranslation.IsTooLong(term));

    /// <summary>What a term of the part accepts: one rule for each spelling.</summary>
    public static IEnumerable<JsonObject> Of(TermNode term, TextPart part) => Spelling.Of(term).Select(spelling => Rule(term, spelling, part));

    /// <summary>Any of the rules.</summary>
    public static JsonObject Any(IReadOnlyList<JsonObject> rules) =>
        rules.Count == 1 ? Copy(rules[0]) : new() { ["any_of"] = new JsonObject { ["intervals"] = new JsonArray([.. rules.Select(Copy)]) } };

    /// <summary>One after the other, never at the same token, with at most so many tokens between.</summary>
    public static JsonObject InOrder(IReadOnlyList<JsonObject> rules, int gaps) =>
        new() { ["all_of"] = new JsonObject { ["ordered"] = true, ["max_gaps"] = gaps, ["intervals"] = new JsonArray([.. rules.Select(Copy)]) } };

    private static JsonObject Rule(TermNode term, string spelling, TextPart part)
    {
        var (kind, content) = term switch
        {
            WordNode { Prefix: true } => ("prefix", new JsonObject { ["prefix"] = spelling }),
            PatternNode => ("wildcard", new JsonObject { ["pattern"] = Spelling.Pattern(spelling) }),
            FuzzyNode fuzzy => ("fuzzy", Fuzzy(spelling, fuzzy)),
            _ => ("match", new JsonObject { ["query"] = spelling }),
        };
        if (term.Marked is not null)
            content["use_field"] = part.Marked;
        return new() { [kind] = content };
    }

    private static JsonObject Fuzzy(string spelling, FuzzyNode node)
    {
        var content = Dsl.FuzzyContent(spelling, node);
        content["term"] = spelling;
        return content;
    }

    // A JSON node stands in one place only.
    private static JsonObject Copy(JsonObject rule) => (JsonObject)rule.DeepClone();
}
