using System.Text.Json.Serialization;
using Listening.Feeds;

namespace Listening.Storage.Sqlite;

/// <summary>Feed state as it stands in the file; members that newer versions add are left out by older ones.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(FeedState))]
internal sealed partial class FeedStateJson : JsonSerializerContext;
