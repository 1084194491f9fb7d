using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary><c>intervals</c>: stretches of a field by terms, order and gaps.</summary>
internal static class IntervalQuery
{
    public static DocumentQuery Read(JsonObject body, QueryScope scope)
    {
        var (path, options) = QueryReader.Leaf(body, "match");
        if (scope.Field(path) is not { } field)
            return DocumentQuery.None;
        if (field.Type != "text")
            throw scope.Refused($"Can only use interval queries on text fields - not on [{path}] which is of type [{field.Type}]", "illegal_argument_exception", "not a text field");
        var source = IntervalReader.Read(options, field, scope);
        var boost = QueryReader.Boost(options);
        return new DocumentQuery(candidate =>
        {
            var found = source.In(candidate.Values);
            // Each stretch counts the less the wider it is than the shortest there can be; the sum is bent to stay below one.
            var weight = found.Sum(stretch => 1.0 / Math.Max(1, stretch.Width - source.Least + 1));
            return found.Count == 0 ? null : boost * weight / (weight + 1);
        });
    }
}
