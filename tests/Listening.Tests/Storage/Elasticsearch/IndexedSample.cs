using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Elasticsearch;

namespace Listening.Tests.Storage;

/// <summary>A mention as queries see it and as the index holds it.</summary>
internal sealed class IndexedSample
{
    private static readonly JsonObject Mapping = (JsonObject)MentionMapping.Index()["mappings"]!;

    private readonly DslEvaluator _evaluator;

    private IndexedSample(Mention mention)
    {
        Document = mention.ToQueryDocument();
        // As a server reads it: from the bytes.
        Json = (JsonObject)JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(MentionIndexDocument.Of(mention)))!;
        _evaluator = new(Mapping, Json);
    }

    public QueryDocument Document { get; }

    public JsonObject Json { get; }

    /// <summary>Numbers them, and takes them over the wire first, as every stored mention was.</summary>
    public static IReadOnlyList<IndexedSample> Of(IEnumerable<Mention> mentions) =>
        [.. mentions.Select((mention, number) => new IndexedSample(JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(mention with { Id = $"id{number}" }, MentionJson.Mention), MentionJson.Mention)!))];

    public static IReadOnlyList<IndexedSample> Of(IEnumerable<string> values, Func<string, Mention> mention) => Of(values.Select(mention));

    public bool Matches(JsonObject query) => _evaluator.Matches(query);
}
