using System.Text.Json.Nodes;

namespace Listening.Storage.Elasticsearch;

/// <summary>Conditions as the query DSL writes them.</summary>
internal static class ConditionJson
{
    public static JsonObject Of(Condition condition) => condition switch
    {
        Constant constant => new() { [constant.Value ? "match_all" : "match_none"] = new JsonObject() },
        AnyOf { Terms: [var term] } any => new() { ["term"] = new JsonObject { [any.Field] = term } },
        AnyOf any => new() { ["terms"] = new JsonObject { [any.Field] = new JsonArray([.. any.Terms.Select(term => JsonValue.Create(term))]) } },
        Leaf leaf => (JsonObject)leaf.Json.DeepClone(),
        Group group => Bool(group),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // "must", not "filter": whoever sorts by relevance gets scores, whoever does not puts the whole into a filter.
    private static JsonObject Bool(Group group)
    {
        var content = new JsonObject();
        Add(content, "must", group.Must);
        Add(content, "should", group.Should);
        Add(content, "must_not", group.MustNot);
        // Beside "must" the default would be 0.
        if (group.Should.Count > 0)
            content["minimum_should_match"] = 1;
        return new() { ["bool"] = content };
    }

    private static void Add(JsonObject content, string occur, IReadOnlyList<Condition> conditions)
    {
        if (conditions.Count > 0)
            content[occur] = new JsonArray([.. conditions.Select(Of)]);
    }
}
