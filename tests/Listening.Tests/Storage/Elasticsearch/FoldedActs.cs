using System.Text.Json.Nodes;

namespace Listening.Tests.Storage;

/// <summary>The second half of fold.painless: acts folded into a document.</summary>
internal sealed class FoldedActs(JsonObject source, JsonArray acts, JsonObject? known, string unset)
{
    private static readonly string[] Touched = ["tags", "sentiment", "workflow", "filters", "facets"];

    private readonly JsonObject _places = Copy(source["folding"]?["places"]);
    private readonly JsonObject _base = known ?? new JsonObject(Touched.Where(source.ContainsKey).Select(name => KeyValuePair.Create(name, source[name]?.DeepClone())));
    private readonly Dictionary<string, JsonObject> _tags = [];
    private readonly Dictionary<string, JsonObject> _last = [];

    public void Fold()
    {
        var (workflow, filters, facets) = (Copy(_base["workflow"]), Copy(_base["filters"]), Copy(_base["facets"]));
        var notes = (JsonArray)(workflow["notes"]?.DeepClone() ?? new JsonArray());
        foreach (var act in acts.OfType<JsonObject>())
            Apply(act, workflow, notes);
        Set(workflow, "notes", notes);
        Set(workflow, "tags", Merged(workflow["tags"]));
        source["workflow"] = workflow;
        FoldTags(filters, facets);
        FoldScalars(workflow, filters, facets);
        FoldLabel(workflow, filters, facets);
        (source["filters"], source["facets"]) = (filters, facets);
        var folding = new JsonObject { ["acts"] = acts.DeepClone(), ["base"] = _base.DeepClone() };
        if (_places.Count > 0)
            folding["places"] = _places.DeepClone();
        source["folding"] = folding;
    }

    private void Apply(JsonObject act, JsonObject workflow, JsonArray notes)
    {
        var (kind, value) = ((string)act["kind"]!, (string?)act["value"]);
        workflow["updated"] = act["at"]!.DeepClone();
        if (kind is "tag" or "untag")
        {
            if (!string.IsNullOrEmpty(value))
                _tags[value] = act;
        }
        else if (kind == "note")
        {
            if (value is not null)
                notes.Add(new JsonObject { ["at"] = act["at"]!.DeepClone(), ["by"] = act["by"]!.DeepClone(), ["text"] = value });
        }
        else if (kind == "seen")
        {
            if (!workflow.ContainsKey("seen"))
                workflow["seen"] = act["at"]!.DeepClone();
        }
        else if (kind is "status" or "assignee" or "priority" or "label")
        {
            Set(workflow, kind, value is "" ? null : value);
            _last[kind] = act;
        }
    }

    private void FoldTags(JsonObject filters, JsonObject facets)
    {
        var all = Merged(_base["tags"]);
        Set(source, "tags", all.DeepClone());
        Clear(filters, "tag");
        foreach (var tag in all.Select(tag => (string)tag!))
            Place(filters, "tag", _tags.TryGetValue(tag, out var act) ? act["place"] : _places[tag], tag);
        Set(facets, "tag", new JsonArray([.. all.Select(tag => (string)tag!).Distinct().Select(tag => JsonValue.Create(tag))]));
    }

    private void FoldScalars(JsonObject workflow, JsonObject filters, JsonObject facets)
    {
        foreach (var kind in (string[])["status", "assignee", "priority"])
        {
            if (!_last.TryGetValue(kind, out var act))
                continue;
            Clear(filters, kind);
            if (workflow.ContainsKey(kind))
                Place(filters, kind, act["place"], (string)workflow[kind]!);
        }

        if (!_last.ContainsKey("status"))
            return;
        if (!workflow.ContainsKey("status"))
            filters["status"] = new JsonArray(unset);
        facets["status"] = new JsonArray((string?)workflow["status"] ?? unset);
    }

    private void FoldLabel(JsonObject workflow, JsonObject filters, JsonObject facets)
    {
        if (!workflow.ContainsKey("label"))
        {
            Set(source, "sentiment", _base["sentiment"]?.DeepClone());
            return;
        }

        var sentiment = Copy(_base["sentiment"]);
        if (!_base.ContainsKey("sentiment"))
        {
            foreach (var name in (string[])["negative", "neutral", "positive", "score", "confidence"])
                sentiment[name] = 0;
            filters["score"] = 0;
        }

        var label = (string)workflow["label"]!;
        (sentiment["label"], sentiment["corrected"]) = (label, true);
        source["sentiment"] = sentiment;
        Clear(filters, "sentiment");
        Place(filters, "sentiment", _last.TryGetValue("label", out var act) ? act["place"] : null, label);
        facets["sentiment"] = new JsonArray(label);
    }

    private JsonArray Merged(JsonNode? there)
    {
        List<string> tags = [.. (there as JsonArray ?? []).Select(tag => (string)tag!)];
        var kept = tags.Where(tag => !_tags.TryGetValue(tag, out var act) || (string)act["kind"]! == "tag");
        var added = _tags.Where(entry => (string)entry.Value["kind"]! == "tag" && !tags.Contains(entry.Key)).Select(entry => entry.Key).Order(StringComparer.Ordinal);
        return new([.. kept.Concat(added).Select(tag => JsonValue.Create(tag))]);
    }

    private static void Set(JsonObject into, string name, JsonNode? value)
    {
        if (value is null or JsonArray { Count: 0 })
            into.Remove(name);
        else
            into[name] = value;
    }

    private static void Place(JsonObject filters, string field, JsonNode? place, string raw)
    {
        var name = (string?)place?["field"] ?? field;
        if (filters[name] is not JsonArray terms)
            filters[name] = terms = [];
        terms.Add((string?)place?["term"] ?? raw);
    }

    private static void Clear(JsonObject filters, string name)
    {
        filters.Remove(name);
        if (filters["long"] is JsonArray terms)
            Set(filters, "long", new JsonArray([.. terms.Where(term => !((string)term!).StartsWith(name + "=", StringComparison.Ordinal)).Select(term => term!.DeepClone())]));
    }

    private static JsonObject Copy(JsonNode? node) => (JsonObject?)node?.DeepClone() ?? [];
}
