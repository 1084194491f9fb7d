using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Queries whose text is analysed first: <c>match</c> and <c>match_phrase</c>.</summary>
internal static class TextQueries
{
    public static DocumentQuery Match(JsonObject body, QueryScope scope)
    {
        var (path, options) = QueryReader.Leaf(body, "query");
        if (options["fuzziness"] is not null || options["minimum_should_match"] is not null)
            throw SimulatedFailure.NotSimulated("match with fuzziness or minimum_should_match");
        if (scope.Field(path) is not { } field)
            return DocumentQuery.None;
        var text = JsonValues.Text(options["query"])!;
        if (field.Type != "text")
            return TermQueries.Term(new JsonObject { [path] = text }, scope);
        var terms = Analyzed(field, text, options, scope).Select(token => OfTerm(field, token.Text, scope, QueryReader.Boost(options))).ToList();
        var every = string.Equals(JsonValues.Text(options["operator"]), "and", StringComparison.OrdinalIgnoreCase);
        return new DocumentQuery(candidate =>
        {
            var scores = terms.Select(term => term.Score(candidate)).ToList();
            return scores.Count == 0 || (every ? scores.Contains(null) : scores.TrueForAll(score => score is null)) ? null : scores.Sum(score => score ?? 0);
        });
    }

    public static DocumentQuery Phrase(JsonObject body, QueryScope scope)
    {
        var (path, options) = QueryReader.Leaf(body, "query");
        if (scope.Field(path) is not { } field)
            return DocumentQuery.None;
        var text = JsonValues.Text(options["query"])!;
        if (field.Type != "text")
            return TermQueries.Term(new JsonObject { [path] = text }, scope);
        var wanted = Analyzed(field, text, options, scope);
        var (slop, boost) = ((int)(JsonValues.Whole(options["slop"]) ?? 0), QueryReader.Boost(options));
        return wanted.Count switch
        {
            0 => DocumentQuery.None,
            1 => OfTerm(field, wanted[0].Text, scope, boost),
            _ => new DocumentQuery(candidate => Places(candidate.Values.Tokens(field), wanted, slop) is > 0 and var places ? boost * Relevance(candidate, field, wanted, places, scope) : null),
        };
    }

    /// <summary>A term of a text field, scored by relevance.</summary>
    public static DocumentQuery OfTerm(FieldMapping field, string term, QueryScope scope, double boost) => new(candidate =>
    {
        var tokens = candidate.Values.Tokens(field);
        var frequency = tokens.Count(token => token.Text == term);
        return frequency == 0 ? null : !scope.Scored ? boost : boost * scope.Statistics.Score(field, term, frequency, tokens.Count);
    });

    private static double Relevance(Candidate candidate, FieldMapping field, List<Token> wanted, int places, QueryScope scope) =>
        scope.Scored ? wanted.Sum(token => scope.Statistics.Score(field, token.Text, places, candidate.Values.Tokens(field).Count)) : 1;

    private static List<Token> Analyzed(FieldMapping field, string text, JsonObject options, QueryScope scope) =>
        scope.Index.Analysis.Analyze(JsonValues.Text(options["analyzer"]) ?? field.SearchAnalyzer ?? field.Analyzer, text);

    // Where the terms stand so that, each moved back by its own place in the phrase, they are no further apart than the slop.
    private static int Places(IReadOnlyList<Token> tokens, List<Token> wanted, int slop)
    {
        var positions = wanted.Select(term => tokens.Where(token => token.Text == term.Text).Select(token => token.Position - term.Position).ToList()).ToList();
        if (positions.Exists(list => list.Count == 0))
            return 0;
        var exact = positions[0].Count(first => positions.TrueForAll(list => list.Contains(first)));
        return exact > 0 || slop == 0 ? exact : Near(positions, 0, int.MaxValue, int.MinValue, slop) ? 1 : 0;
    }

    private static bool Near(List<List<int>> positions, int term, int least, int most, int slop) =>
        term == positions.Count || positions[term].Exists(at => Math.Max(most, at) - Math.Min(least, at) <= slop && Near(positions, term + 1, Math.Min(least, at), Math.Max(most, at), slop));
}
