using System.IO.Compression;

namespace Listening.Feeds;

/// <summary>Undoes Content-Encoding (RFC 9110 §8.4.1): gzip, deflate in both of its readings, br.</summary>
internal static class ContentCoding
{
    /// <summary>What we ask for.</summary>
    public const string Accepted = "gzip, deflate, br";

    private const int MaxCodings = 3;

    /// <summary>Inflates in place of <paramref name="body"/>; the failure's kind, or null where all went well.</summary>
    public static async Task<(BodyBuffer Body, PollFailureKind? Failure)> DecodeAsync(BodyBuffer body, IReadOnlyList<string> codings, int max, CancellationToken cancellationToken)
    {
        if (codings.Count > MaxCodings)
            return (body, PollFailureKind.Truncated);
        foreach (var coding in codings.Reverse())
        {
            var inflater = Inflater(coding.Trim().ToLowerInvariant(), body, out var known);
            if (!known)
                return (body, PollFailureKind.Truncated);
            if (inflater is null)
                continue;
            var inflated = new BodyBuffer(max);
            var failure = await InflateAsync(inflater, inflated, cancellationToken);
            if (failure is null && !CompressedEnd.IsWhole(inflater, body.Bytes, inflated.Bytes))
                failure = PollFailureKind.Truncated;
            body.Dispose();
            body = inflated;
            if (failure is not null)
                return (body, failure);
        }
        return (body, null);
    }

    private static async Task<PollFailureKind?> InflateAsync(Stream inflater, BodyBuffer into, CancellationToken cancellationToken)
    {
        await using (inflater)
        {
            try
            {
                return await into.TryFillAsync(inflater, cancellationToken) ? null : PollFailureKind.TooLarge;
            }
            catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException or IOException)
            {
                return PollFailureKind.Truncated;
            }
        }
    }

    private static Stream? Inflater(string coding, BodyBuffer body, out bool known)
    {
        known = true;
        switch (coding)
        {
            // Some servers name gzip and send the plain document.
            case "gzip" or "x-gzip":
                return body.Bytes is [0x1F, 0x8B, ..] ? new GZipStream(body.AsStream(), CompressionMode.Decompress) : null;
            case "br":
                return new BrotliStream(body.AsStream(), CompressionMode.Decompress);
            case "deflate":
                return IsZlib(body.Bytes) ? new ZLibStream(body.AsStream(), CompressionMode.Decompress) : new DeflateStream(body.AsStream(), CompressionMode.Decompress);
            default:
                known = coding is "identity" or "" or "none" or "utf-8";
                return null;
        }
    }

    // "deflate" means zlib, but raw deflate is what some servers send (RFC 9110 §8.4.1.2).
    private static bool IsZlib(ReadOnlySpan<byte> bytes) => bytes.Length > 1 && (bytes[0] & 0x0F) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0;
}
