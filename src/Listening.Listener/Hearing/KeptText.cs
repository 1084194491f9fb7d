using System.Text.Json;
using System.Text.Json.Serialization;
using Listening.Feeds;

namespace Listening.Listener;

/// <summary>An entry that matched nothing, as it is kept for matching again.</summary>
internal sealed record KeptText(FeedEntry Entry, string? SourceTitle, string? SourceLanguage)
{
    public static KeptText? OfBytes(byte[] bytes) => JsonSerializer.Deserialize(bytes, KeptTextJson.Default.KeptText);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, KeptTextJson.Default.KeptText);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptText))]
internal sealed partial class KeptTextJson : JsonSerializerContext;
