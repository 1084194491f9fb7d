using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;

namespace Listening.Tests.Mentions.Configuration;

/// <summary>The schema and the code say the same.</summary>
public sealed partial class ListenersSchemaTests
{
    private static readonly string Text = File.ReadAllText(Repository.Path("src", "Listening.Mentions", "listeners.schema.json"));

    public static TheoryData<string> Valid => [.. ValidSamples.All, File.ReadAllText(Repository.Path("listeners.json"))];

    public static TheoryData<FaultCase> Structural => [.. FaultCases.All.Where(c => c.Structural)];

    /// <summary>Each object of the format: where the schema describes it, and a document with an unknown key in it.</summary>
    public static TheoryData<string, string> Objects => new()
    {
        { "", """{"units":{"u":{}},KEY}""" },
        { "properties.defaults", """{"defaults":{KEY},"units":{"u":{}}}""" },
        { "definitions.unit", ListenersText.Unit("KEY") },
        { "properties.defaults.properties.keepUnmatched", """{"defaults":{"keepUnmatched":{KEY}},"units":{"u":{}}}""" },
        { "definitions.unit.properties.keepUnmatched", ListenersText.Unit("\"keepUnmatched\":{KEY}") },
        { "definitions.unit.properties.model", ListenersText.Unit("\"model\":{KEY}") },
        { "definitions.query", ListenersText.Unit("\"queries\":{\"q\":{KEY}}") },
        { "definitions.source", ListenersText.Source("{KEY}") },
        { Credentials, ListenersText.Source("{\"url\":\"https://a.example/\",\"credentials\":{KEY}}") },
        { Credentials + ".oneOf.0.properties.basic", ListenersText.Source("{\"url\":\"https://a.example/\",\"credentials\":{\"basic\":{KEY}}}") },
        { Credentials + ".oneOf.2.properties.header", ListenersText.Source("{\"url\":\"https://a.example/\",\"credentials\":{\"header\":{KEY}}}") },
        { Credentials + ".oneOf.3.properties.query", ListenersText.Source("{\"url\":\"https://a.example/\",\"credentials\":{\"query\":{KEY}}}") },
        { "definitions.secret", ListenersText.Source("{\"url\":\"https://a.example/\",\"credentials\":{\"bearer\":{KEY}}}") },
    };

    public static TheoryData<string, string> Enums => new()
    {
        { "definitions.unit.properties.visibility", ListenersText.Unit("\"visibility\":WORD") },
        { "definitions.unit.properties.bucket", ListenersText.Unit("\"bucket\":WORD") },
        { "definitions.query.oneOf.1.properties.visibility", ListenersText.Unit("\"queries\":{\"q\":{\"text\":\"coffee\",\"visibility\":WORD}}") },
        { "definitions.source.oneOf.1.properties.kind", ListenersText.Source("{\"kind\":WORD}") },
        { "definitions.source.oneOf.1.properties.visibility", ListenersText.Source("{\"url\":\"https://a.example/\",\"visibility\":WORD}") },
        { "definitions.source.oneOf.1.properties.politeness", ListenersText.Source("{\"url\":\"https://a.example/\",\"politeness\":WORD}") },
    };

    private const string Credentials = "definitions.source.oneOf.1.properties.credentials";

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task What_is_valid_is_accepted_by_both(string json)
    {
        Assert.Equal("", ListenersText.Lines(ListenersText.Read(json).Problems));
        Assert.Empty((await JsonSchema.FromJsonAsync(Text, TestContext.Current.CancellationToken)).Validate(Plain(json)));
    }

    [Theory]
    [MemberData(nameof(Structural))]
    public async Task A_structural_fault_is_refused_by_both(FaultCase fault)
    {
        Assert.NotEmpty(ListenersText.Read(fault.Json).Problems);
        Assert.NotEmpty((await JsonSchema.FromJsonAsync(Text, TestContext.Current.CancellationToken)).Validate(Plain(fault.Json)));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void The_keys_of_the_schema_are_the_keys_of_the_code(string place, string document)
    {
        var suggestions = ListenersText.Read(document.Replace("KEY", "\"zzzzzzzzzzzzzzzz\":1", StringComparison.Ordinal)).Problems.Select(p => p.Suggestion ?? "");
        var known = Assert.Single(suggestions, s => s.StartsWith("Known keys: ", StringComparison.Ordinal));

        Assert.Equal(Keys(At(place)).Order(StringComparer.Ordinal), Words(known["Known keys: ".Length..]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public void The_words_of_the_schema_are_the_words_of_the_code(string place, string document)
    {
        var problem = ListenersText.Read(document.Replace("WORD", "\"zzzzzzzzzzzzzzzz\"", StringComparison.Ordinal)).Problems[0];
        var known = KnownWords().Match(problem.Message + " " + problem.Suggestion).Groups[1].Value;

        Assert.Equal(At(place)["enum"]!.AsArray().Select(w => w!.GetValue<string>()).Order(StringComparer.Ordinal), Words(known).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_object_of_the_schema_is_compared_and_closed()
    {
        var compared = Objects.Select(row => Keys(At(row.Data.Item1))).SelectMany(keys => keys).ToHashSet(StringComparer.Ordinal);
        var all = Nodes(JsonNode.Parse(Text)!).OfType<JsonObject>().Where(o => o["type"]?.ToString() == "object" && o["oneOf"] is null).ToList();

        Assert.All(all, o => Assert.Equal("false", o["additionalProperties"]?.ToJsonString()));
        Assert.All(all.SelectMany(Keys), key => Assert.Contains(key, compared));
    }

    [Fact]
    public void The_reference_names_every_key_of_the_schema()
    {
        var rows = File.ReadAllLines(Repository.Path("docs", "configuration.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|')[1]).ToList();
        var keys = Nodes(JsonNode.Parse(Text)!).OfType<JsonObject>().Where(o => o["properties"] is JsonObject).SelectMany(Keys).Distinct(StringComparer.Ordinal);

        Assert.All(keys, key => Assert.Contains(rows, row => row.Contains($"`{key}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_example_names_the_schema_that_lies_beside_the_code() =>
        Assert.Contains("\"$schema\": \"./src/Listening.Mentions/listeners.schema.json\"", File.ReadAllText(Repository.Path("listeners.json")), StringComparison.Ordinal);

    // The validator reads strict JSON; comments and trailing commas are the code's affair.
    private static string Plain(string json) =>
        JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip })!.ToJsonString();

    private static JsonNode At(string place) =>
        place.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(JsonNode.Parse(Text)!, (node, step) => node is JsonArray list ? list[int.Parse(step)]! : node[step]!);

    private static IEnumerable<string> Keys(JsonNode node) =>
        (node["properties"] as JsonObject ?? []).Select(p => p.Key).Concat((node["oneOf"] as JsonArray ?? []).SelectMany(n => Keys(n!))).Distinct(StringComparer.Ordinal);

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject o => o.Select(p => p.Value).OfType<JsonNode>().SelectMany(Nodes).Prepend(o),
        JsonArray a => a.OfType<JsonNode>().SelectMany(Nodes),
        _ => [],
    };

    private static string[] Words(string listed) => listed.TrimEnd('.').Split(", ");

    [GeneratedRegex(@"(?:is none of|Known kinds:) ([a-z, ]+)\.")]
    private static partial Regex KnownWords();
}
