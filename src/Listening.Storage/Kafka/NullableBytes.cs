using Confluent.Kafka;

namespace Listening.Storage.Kafka;

/// <summary>Bytes as they are; a missing key or value stays null, which is not the same as empty.</summary>
internal sealed class NullableBytes : IDeserializer<byte[]?>
{
    public static readonly NullableBytes Instance = new();

    /// <inheritdoc/>
    public byte[]? Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) => isNull ? null : data.ToArray();
}
