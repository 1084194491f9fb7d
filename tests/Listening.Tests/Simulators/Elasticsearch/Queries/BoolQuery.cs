using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary><c>bool</c>: all of <c>must</c> and <c>filter</c>, none of <c>must_not</c>, enough of <c>should</c>.</summary>
internal static class BoolQuery
{
    public static DocumentQuery Read(JsonObject body, QueryScope scope)
    {
        var must = Clauses(body["must"], scope);
        var filter = Clauses(body["filter"], scope);
        var not = Clauses(body["must_not"], scope);
        var should = Clauses(body["should"], scope);
        var enough = Enough(body["minimum_should_match"], should.Count, must.Count + filter.Count == 0 ? 1 : 0);
        var boost = QueryReader.Boost(body);
        return new DocumentQuery(candidate =>
        {
            if (!filter.TrueForAll(clause => clause.Matches(candidate)) || not.Exists(clause => clause.Matches(candidate)))
                return null;
            double score = 0;
            foreach (var clause in must)
            {
                if (clause.Score(candidate) is not { } part)
                    return null;
                score += part;
            }

            var matching = 0;
            foreach (var clause in should)
            {
                if (clause.Score(candidate) is not { } part)
                    continue;
                matching++;
                score += part;
            }

            // Only negations: everything else matches alike.
            return matching < enough ? null : boost * (must.Count + filter.Count + should.Count == 0 ? 1 : score);
        });
    }

    private static List<DocumentQuery> Clauses(JsonNode? clauses, QueryScope scope) => [.. JsonValues.Many(clauses).Select(clause => QueryReader.Read(clause, scope))];

    private static int Enough(JsonNode? wanted, int clauses, int otherwise)
    {
        if (clauses == 0)
            return 0;
        if (JsonValues.Text(wanted) is not { } text)
            return otherwise;
        if (text.EndsWith('%') && int.TryParse(text[..^1], out var share))
            return share < 0 ? clauses - (clauses * -share / 100) : clauses * share / 100;
        if (!int.TryParse(text, out var number))
            throw SimulatedFailure.NotSimulated($"minimum_should_match [{text}]");
        return number < 0 ? clauses + number : number;
    }
}
