using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Index templates and component templates.</summary>
internal static class TemplateRoutes
{
    public static SimulatedAnswer? Answer(SimulatedRequest request)
    {
        var store = request.Cluster.Templates;
        return (request.Method, request.Segments) switch
        {
            ("PUT" or "POST", ["_index_template", var name]) => Done(() => store.PutTemplate(name, request.Json())),
            ("PUT" or "POST", ["_component_template", var name]) => Done(() => store.PutComponent(name, request.Json())),
            ("GET", ["_index_template"]) => Show(store.Templates, "*", "index_templates", "index_template", "index template"),
            ("GET", ["_index_template", var name]) => Show(store.Templates, name, "index_templates", "index_template", "index template"),
            ("GET", ["_component_template"]) => Show(store.Components, "*", "component_templates", "component_template", "component template"),
            ("GET", ["_component_template", var name]) => Show(store.Components, name, "component_templates", "component_template", "component template"),
            ("HEAD", ["_index_template", var name]) => SimulatedAnswer.Empty(Fitting(store.Templates, name).Any() ? 200 : 404),
            ("HEAD", ["_component_template", var name]) => SimulatedAnswer.Empty(Fitting(store.Components, name).Any() ? 200 : 404),
            ("DELETE", ["_index_template", var name]) => Remove(store.Templates, name, "index_template"),
            ("DELETE", ["_component_template", var name]) => RemoveComponent(store, name),
            _ => null,
        };
    }

    private static SimulatedAnswer Done(Action change)
    {
        change();
        return SimulatedAnswer.Acknowledged;
    }

    private static IEnumerable<KeyValuePair<string, JsonObject>> Fitting(SortedDictionary<string, JsonObject> from, string names) =>
        from.Where(entry => names.Split(',').Any(name => IndexNames.Fits(name, entry.Key)));

    private static SimulatedAnswer Show(SortedDictionary<string, JsonObject> from, string names, string list, string member, string kind)
    {
        JsonNode?[] found = [.. Fitting(from, names).Select(entry => new JsonObject { ["name"] = entry.Key, [member] = entry.Value.DeepClone() })];
        return found.Length == 0 && !names.Contains('*', StringComparison.Ordinal)
            ? throw SimulatedFailure.Of(404, "resource_not_found_exception", $"{kind} matching [{names}] not found")
            : SimulatedAnswer.Json(new JsonObject { [list] = new JsonArray(found) });
    }

    private static SimulatedAnswer RemoveComponent(TemplateStore store, string name)
    {
        if (store.Templates.FirstOrDefault(template => JsonValues.Texts(template.Value["composed_of"]).Contains(name)) is { Key: { } user })
            throw SimulatedFailure.BadRequest($"component templates [{name}] cannot be removed as they are still in use by index templates [{user}]");
        return Remove(store.Components, name, "component_template");
    }

    private static SimulatedAnswer Remove(SortedDictionary<string, JsonObject> from, string names, string kind)
    {
        var found = Fitting(from, names).Select(entry => entry.Key).ToList();
        if (found.Count == 0)
            throw SimulatedFailure.Of(404, kind == "index_template" ? "index_template_missing_exception" : "resource_not_found_exception", $"{kind} [{names}] missing");
        found.ForEach(name => from.Remove(name));
        return SimulatedAnswer.Acknowledged;
    }
}
