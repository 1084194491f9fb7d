using System.Text;

namespace Listening.Storage.Kafka;

/// <summary>Text of keys and headers.</summary>
internal static class KafkaText
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Bytes that are no text come out with marks of replacement, never as an exception.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
