using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Aliases: shown, added, removed, several at once.</summary>
internal static class AliasRoutes
{
    public static SimulatedAnswer? Answer(SimulatedRequest request) => (request.Method, request.Segments) switch
    {
        ("GET", ["_alias"]) => Show(request, "*", "*"),
        ("GET", ["_alias", var alias]) => Show(request, "*", alias),
        ("GET", [var index, "_alias"]) => Show(request, index, "*"),
        ("GET", [var index, "_alias", var alias]) => Show(request, index, alias),
        ("HEAD", ["_alias", var alias]) => SimulatedAnswer.Empty(Fitting(request, "*", alias).Any() ? 200 : 404),
        ("PUT" or "POST", [var index, "_alias" or "_aliases", var alias]) => Add(request, index, alias, request.Json()),
        ("DELETE", [var index, "_alias" or "_aliases", var alias]) => Remove(request, index, alias),
        ("POST", ["_aliases"]) => Several(request),
        _ => null,
    };

    private static SimulatedAnswer Show(SimulatedRequest request, string index, string alias)
    {
        var json = new JsonObject();
        foreach (var group in Fitting(request, index, alias).GroupBy(found => found.Index))
            json[group.Key.Name] = new JsonObject { ["aliases"] = new JsonObject(group.Select(found => KeyValuePair.Create(found.Alias, group.Key.Aliases[found.Alias]?.DeepClone()))) };
        return json.Count == 0 && !alias.Contains('*', StringComparison.Ordinal)
            ? SimulatedAnswer.Json(new JsonObject { ["error"] = $"alias [{alias}] missing", ["status"] = 404 }, 404)
            : SimulatedAnswer.Json(json);
    }

    private static IEnumerable<(SimulatedIndex Index, string Alias)> Fitting(SimulatedRequest request, string index, string alias) =>
        from found in IndexNames.Resolve(request, index)
        from entry in found.Aliases
        where alias.Split(',').Any(name => IndexNames.Fits(name, entry.Key))
        select (found, entry.Key);

    private static SimulatedAnswer Several(SimulatedRequest request)
    {
        foreach (var action in (request.Json()["actions"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var (name, body) = (action.First().Key, (JsonObject)action.First().Value!);
            var indices = JsonValues.Texts(body["index"]).Concat(JsonValues.Texts(body["indices"])).ToList();
            var aliases = JsonValues.Texts(body["alias"]).Concat(JsonValues.Texts(body["aliases"])).ToList();
            if (name == "remove_index")
                indices.SelectMany(index => IndexNames.Resolve(request, index)).ToList().ForEach(request.Cluster.Delete);
            foreach (var index in indices)
            {
                foreach (var alias in aliases)
                    _ = name == "add" ? Add(request, index, alias, body) : Remove(request, index, alias, JsonValues.Truth(body["must_exist"] ?? "true"));
            }
        }

        return SimulatedAnswer.Acknowledged;
    }

    private static SimulatedAnswer Add(SimulatedRequest request, string index, string alias, JsonObject body)
    {
        if (body["filter"] is not null)
            throw SimulatedFailure.NotSimulated("aliases with a filter");
        if (request.Cluster.Indices.ContainsKey(alias))
            throw SimulatedFailure.Of(400, "invalid_alias_name_exception", $"Invalid alias name [{alias}]: an index or data stream exists with the same name as the alias");
        foreach (var found in IndexNames.Resolve(request, index))
            found.Aliases[alias] = body["is_write_index"] is { } write ? new JsonObject { ["is_write_index"] = JsonValues.Truth(write) } : [];
        return SimulatedAnswer.Acknowledged;
    }

    private static SimulatedAnswer Remove(SimulatedRequest request, string index, string alias, bool mustExist = true)
    {
        var found = Fitting(request, index, alias).ToList();
        if (found.Count == 0 && mustExist)
            throw SimulatedFailure.Of(404, "aliases_not_found_exception", $"aliases [{alias}] missing");
        found.ForEach(one => one.Index.Aliases.Remove(one.Alias));
        return SimulatedAnswer.Acknowledged;
    }
}
