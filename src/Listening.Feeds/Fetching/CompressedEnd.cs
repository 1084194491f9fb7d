using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Listening.Feeds;

/// <summary>Whether a compressed body is whole. The runtime's streams end silently where their input does, so a cut body would pass for a short one.</summary>
internal static class CompressedEnd
{
    private const int GzipShell = 18;
    private const uint AdlerModulus = 65521;

    /// <summary>False where the end of the format is missing. Raw deflate has none to look for.</summary>
    public static bool IsWhole(Stream inflater, ReadOnlySpan<byte> compressed, ReadOnlySpan<byte> inflated) => inflater switch
    {
        GZipStream => IsWholeGzip(compressed, inflated.Length),
        ZLibStream => compressed.Length > 6 && BinaryPrimitives.ReadUInt32BigEndian(compressed[^4..]) == Adler32(inflated),
        BrotliStream => IsWholeBrotli(compressed, inflated.Length),
        _ => true,
    };

    // The last four bytes are the length (RFC 1952 §2.3.1): of everything, or of the last member where there are several.
    private static bool IsWholeGzip(ReadOnlySpan<byte> compressed, int length)
    {
        if (compressed.Length < GzipShell)
            return false;
        var told = BinaryPrimitives.ReadUInt32LittleEndian(compressed[^4..]);
        return told == (uint)length || (told < (uint)length && compressed[GzipShell..].IndexOf([(byte)0x1F, (byte)0x8B, (byte)0x08]) >= 0);
    }

    private static bool IsWholeBrotli(ReadOnlySpan<byte> compressed, int length)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(length + 1);
        try
        {
            using var decoder = new BrotliDecoder();
            return decoder.Decompress(compressed, scratch, out _, out _) == OperationStatus.Done;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    // RFC 1950 §8.2; the sums cannot overflow within 5,552 bytes.
    private static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        const int Stride = 5552;
        uint a = 1, b = 0;
        while (!bytes.IsEmpty)
        {
            foreach (var value in bytes[..Math.Min(Stride, bytes.Length)])
                b += a += value;
            (a, b) = (a % AdlerModulus, b % AdlerModulus);
            bytes = bytes[Math.Min(Stride, bytes.Length)..];
        }
        return (b << 16) | a;
    }
}
