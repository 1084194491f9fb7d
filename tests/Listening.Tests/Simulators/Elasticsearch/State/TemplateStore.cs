using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Component templates and index templates, and what they make of a new index.</summary>
internal sealed class TemplateStore(SimulatedCluster cluster)
{
    public SortedDictionary<string, JsonObject> Components { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, JsonObject> Templates { get; } = new(StringComparer.Ordinal);

    public void PutComponent(string name, JsonObject body)
    {
        Guarded($"component template [{name}]", () => new IndexMapping((body["template"] as JsonObject)?["mappings"]?.DeepClone() as JsonObject ?? []));
        Components[name] = body;
    }

    public void PutTemplate(string name, JsonObject body)
    {
        foreach (var missing in JsonValues.Texts(body["composed_of"]).Where(component => !Components.ContainsKey(component)))
            throw SimulatedFailure.Of(400, "invalid_index_template_exception", $"index_template [{name}] invalid, cause [index template [{name}] specifies component templates [{missing}] that do not exist]");
        if (Overlapping(name, body) is { } other)
            throw SimulatedFailure.BadRequest($"index template [{name}] has index patterns [{string.Join(", ", JsonValues.Texts(body["index_patterns"]))}] matching patterns from existing templates [{other}] with patterns ({other} => [{string.Join(", ", JsonValues.Texts(Templates[other]["index_patterns"]))}]) that have the same priority [{Priority(body)}], multiple index templates may not match during index creation, please use a different priority");
        try
        {
            _ = new IndexMapping(Composed(body).Mappings);
        }
        catch (MappingFault fault)
        {
            throw Invalid(name, fault.Message);
        }

        var now = cluster.Time.GetUtcNow().ToUnixTimeMilliseconds();
        body["created_date_millis"] = Templates.TryGetValue(name, out var before) ? before["created_date_millis"]!.DeepClone() : now;
        body["modified_date_millis"] = now;
        if (body["data_stream"] is JsonObject { Count: 0 })
            body["data_stream"] = new JsonObject { ["hidden"] = false, ["allow_custom_routing"] = false };
        if ((body["template"] as JsonObject)?["settings"] is JsonObject settings)
            body["template"]!["settings"] = Normal(settings);
        Templates[name] = body;
    }

    /// <summary>The template of the highest priority that fits a name.</summary>
    public (string Name, JsonObject Body)? Fitting(string index)
    {
        lock (cluster.Gate)
        {
            var best = Templates
                .Where(template => JsonValues.Texts(template.Value["index_patterns"]).Any(pattern => IndexNames.Fits(pattern, index)))
                .OrderByDescending(template => Priority(template.Value))
                .FirstOrDefault();
            return best.Key is null ? null : (best.Key, best.Value);
        }
    }

    /// <summary>Settings, mappings and aliases that a new index begins with.</summary>
    public (JsonObject Settings, JsonObject Mappings, JsonObject Aliases) For(string index) => Fitting(index) is { } template ? Composed(template.Body) : ([], [], []);

    public static JsonObject Normal(JsonObject settings)
    {
        var normal = new JsonObject();
        FlatSettings.Apply(normal, settings, "index.");
        return normal;
    }

    /// <summary>Makes something of a mapping and words its fault as the server does.</summary>
    public static T Guarded<T>(string what, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (MappingFault fault)
        {
            throw SimulatedFailure.Of(400, "mapper_parsing_exception", $"{what}: {fault.Message}", WriteFailure.Error("mapper_parsing_exception", fault.Message));
        }
    }

    private (JsonObject Settings, JsonObject Mappings, JsonObject Aliases) Composed(JsonObject body)
    {
        var (settings, mappings, aliases) = (new JsonObject(), new JsonObject(), new JsonObject());
        var parts = JsonValues.Texts(body["composed_of"]).Where(Components.ContainsKey).Select(name => Components[name]).Append(body);
        foreach (var part in parts.Select(part => part["template"] as JsonObject ?? []))
        {
            FlatSettings.Apply(settings, part["settings"] as JsonObject ?? [], "index.");
            JsonValues.Merge(mappings, part["mappings"] as JsonObject ?? []);
            JsonValues.Merge(aliases, part["aliases"] as JsonObject ?? []);
        }

        return (settings, mappings, aliases);
    }

    // Patterns overlap when one fits a name of the other; a sample stands for each star.
    private string? Overlapping(string name, JsonObject body) => Templates
        .Where(other => other.Key != name && Priority(other.Value) == Priority(body))
        .FirstOrDefault(other => JsonValues.Texts(other.Value["index_patterns"]).Any(theirs => JsonValues.Texts(body["index_patterns"]).Any(ours => Overlap(ours, theirs)))).Key;

    private static bool Overlap(string one, string two) =>
        IndexNames.Fits(one, two.Replace('*', 'x')) || IndexNames.Fits(two, one.Replace('*', 'x'));

    private static long Priority(JsonObject body) => JsonValues.Whole(body["priority"]) ?? 0;

    private static SimulatedFailure Invalid(string name, string reason)
    {
        var parsing = WriteFailure.Error("mapper_parsing_exception", $"Failed to parse mapping: {reason}");
        parsing["caused_by"] = WriteFailure.Error("mapper_parsing_exception", reason);
        var composite = WriteFailure.Error("illegal_argument_exception", $"invalid composite mappings for [{name}]");
        composite["caused_by"] = parsing;
        return SimulatedFailure.Of(400, "illegal_argument_exception", $"composable template [{name}] template after composition is invalid", composite);
    }
}
