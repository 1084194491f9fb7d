using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Lists for people, as JSON, and what a name resolves to.</summary>
internal static class CatRoutes
{
    public static SimulatedAnswer? Answer(SimulatedRequest request) => (request.Method, request.Segments) switch
    {
        ("GET", ["_cat", "indices"]) => Indices(request, "*"),
        ("GET", ["_cat", "indices", var names]) => Indices(request, names),
        ("GET", ["_cat", "aliases"]) => Aliases(request, "*"),
        ("GET", ["_cat", "aliases", var names]) => Aliases(request, names),
        ("GET", ["_resolve", "index", var names]) => Resolve(request, names),
        _ => null,
    };

    private static SimulatedAnswer Indices(SimulatedRequest request, string names) => List(request, IndexNames.Resolve(request, names).Select(index => new JsonObject
    {
        ["health"] = index.Copies > request.Cluster.Options.Nodes ? "yellow" : "green",
        ["status"] = "open",
        ["index"] = index.Name,
        ["uuid"] = index.Uuid,
        ["pri"] = index.Shards.ToString(),
        ["rep"] = (index.Copies - 1).ToString(),
        ["docs.count"] = index.Count.ToString(),
        ["docs.deleted"] = "0",
        ["store.size"] = "1kb",
        ["pri.store.size"] = "1kb",
        ["dataset.size"] = "1kb",
    }));

    private static SimulatedAnswer Aliases(SimulatedRequest request, string names) => List(request,
        from index in request.Cluster.Indices.Values.OrderBy(index => index.Name, StringComparer.Ordinal)
        from alias in index.Aliases
        where names.Split(',').Any(name => IndexNames.Fits(name, alias.Key))
        select new JsonObject
        {
            ["alias"] = alias.Key,
            ["index"] = index.Name,
            ["filter"] = "-",
            ["routing.index"] = "-",
            ["routing.search"] = "-",
            ["is_write_index"] = JsonValues.Text((alias.Value as JsonObject)?["is_write_index"]) ?? "-",
        });

    private static SimulatedAnswer List(SimulatedRequest request, IEnumerable<JsonObject> rows)
    {
        if (request.Parameter("format") != "json")
            throw SimulatedFailure.NotSimulated("_cat without format=json");
        var columns = request.Parameter("h")?.Split(',');
        return SimulatedAnswer.Json(new JsonArray([.. rows.Select(row => columns is null ? row : new JsonObject(columns.Where(row.ContainsKey).Select(column => KeyValuePair.Create(column, row[column]?.DeepClone()))))]));
    }

    private static SimulatedAnswer Resolve(SimulatedRequest request, string names)
    {
        var indices = IndexNames.Resolve(request, names);
        var aliases = indices.SelectMany(index => index.Aliases.Select(alias => alias.Key)).Distinct().Where(alias => names.Split(',').Any(name => IndexNames.Fits(name, alias)));
        return SimulatedAnswer.Json(new JsonObject
        {
            ["indices"] = new JsonArray([.. indices.Where(index => names.Split(',').Any(name => IndexNames.Fits(name, index.Name))).Select(index => new JsonObject { ["name"] = index.Name, ["aliases"] = new JsonArray([.. index.Aliases.Select(alias => JsonValue.Create(alias.Key))]), ["attributes"] = new JsonArray("open") })]),
            ["aliases"] = new JsonArray([.. aliases.Select(alias => new JsonObject { ["name"] = alias, ["indices"] = new JsonArray([.. indices.Where(index => index.Aliases.ContainsKey(alias)).Select(index => JsonValue.Create(index.Name))]) })]),
            ["data_streams"] = new JsonArray([.. request.Cluster.DataStreams.Values.Where(stream => names.Split(',').Any(name => IndexNames.Fits(name, stream.Name))).Select(stream => new JsonObject { ["name"] = stream.Name, ["backing_indices"] = new JsonArray([.. stream.Indices.Select(index => JsonValue.Create(index.Name))]), ["timestamp_field"] = "@timestamp" })]),
        });
    }
}
