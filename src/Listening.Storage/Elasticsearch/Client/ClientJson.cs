using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Listening.Storage.Elasticsearch;

/// <summary>Generated readers of answers.</summary>
[JsonSerializable(typeof(RootAnswer))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(ControlDocument))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(StoryDocument))]
[JsonSerializable(typeof(CountAnswer))]
[JsonSerializable(typeof(DeletedAnswer))]
[JsonSerializable(typeof(PointInTimeAnswer))]
[JsonSerializable(typeof(AggregationAnswer<TermBuckets>))]
[JsonSerializable(typeof(AggregationAnswer<CompositeBuckets>))]
internal sealed partial class ClientJson : JsonSerializerContext;
