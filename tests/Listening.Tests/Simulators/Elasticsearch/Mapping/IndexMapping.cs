using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>The mapping of one index, growing where it is dynamic.</summary>
internal sealed class IndexMapping
{
    private JsonObject _json;

    public IndexMapping(JsonObject json)
    {
        _json = json;
        Root = MappingReader.Read(json);
    }

    public FieldMapping Root { get; private set; }

    public JsonObject Json => (JsonObject)_json.DeepClone();

    /// <summary>The field of a dotted path, further forms of a field included; null where there is none.</summary>
    public FieldMapping? Find(string path)
    {
        var field = Root;
        foreach (var name in path.Split('.'))
        {
            if (!field.Children.TryGetValue(name, out var next) && !field.Fields.TryGetValue(name, out next))
                return field.Type == "flattened" ? throw SimulatedFailure.NotSimulated("fields within a flattened one") : null;
            field = next;
        }

        return field.IsObject ? null : field;
    }

    /// <summary>All fields that hold values and fit a pattern with <c>*</c>.</summary>
    public IEnumerable<FieldMapping> Fitting(string pattern) =>
        Leaves(Root).Where(field => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, field.Path, ignoreCase: false));

    /// <summary>Adds fields; what is there must keep its type.</summary>
    public void Merge(JsonObject change)
    {
        var merged = Json;
        JsonValues.Merge(merged, change);
        var next = new IndexMapping(merged);
        foreach (var field in Leaves(Root))
        {
            if (next.Find(field.Path) is { } now && now.Type != field.Type)
                throw SimulatedFailure.BadRequest($"mapper [{field.Path}] cannot be changed from type [{field.Type}] to [{now.Type}]");
        }

        (_json, Root) = (merged, next.Root);
    }

    /// <summary>A field that a document brought along, typed by its first value; null where it has none yet.</summary>
    public FieldMapping? Add(FieldMapping parent, string name, Utf8JsonReader value)
    {
        while (value.TokenType == JsonTokenType.StartArray)
            value.Read();
        JsonObject? definition = value.TokenType switch
        {
            JsonTokenType.String when DateTexts.Milliseconds(value.GetString()!) is not null && value.GetString()!.Contains('-', StringComparison.Ordinal) => new JsonObject { ["type"] = "date" },
            JsonTokenType.String => new JsonObject { ["type"] = "text", ["fields"] = new JsonObject { ["keyword"] = new JsonObject { ["type"] = "keyword", ["ignore_above"] = 256 } } },
            JsonTokenType.Number => new JsonObject { ["type"] = value.TryGetInt64(out _) ? "long" : "float" },
            JsonTokenType.True or JsonTokenType.False => new JsonObject { ["type"] = "boolean" },
            JsonTokenType.StartObject => new JsonObject { ["properties"] = new JsonObject() },
            _ => null,
        };
        if (definition is null)
            return null;
        var path = (parent.Path.Length == 0 ? name : $"{parent.Path}.{name}").Split('.');
        for (var part = path.Length - 1; part >= 0; part--)
            definition = new JsonObject { ["properties"] = new JsonObject { [path[part]] = definition } };
        JsonValues.Merge(_json, definition);
        Root = MappingReader.Read(_json);
        return path.Aggregate(Root, (field, step) => field.Children[step]);
    }

    private static IEnumerable<FieldMapping> Leaves(FieldMapping field) =>
        field.IsObject ? field.Children.Values.SelectMany(Leaves) : [field, .. field.Fields.Values];
}
