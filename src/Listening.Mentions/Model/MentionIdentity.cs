using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Listening.Mentions;

/// <summary>What the identity of an entry rests on.</summary>
public enum IdentityKind
{
    /// <summary>The publisher's guid.</summary>
    Guid,

    /// <summary>The normalised address.</summary>
    Address,

    /// <summary>A hash of the content.</summary>
    Content,
}

/// <summary>Stable ids: 128 bits of SHA-256 over length-prefixed parts, in lower-case hexadecimal. Computed once, when an entry is first heard, and stored with it.</summary>
public static class MentionIdentity
{
    /// <summary>The id of a mention (architecture.md rule 2).</summary>
    public static string MentionId(string unit, string sourceId, IdentityKind kind, string identity) =>
        Hash(unit, sourceId, kind switch { IdentityKind.Guid => "guid", IdentityKind.Address => "address", _ => "content" }, identity);

    /// <summary>The default id of a source: kind and configured address.</summary>
    public static string SourceId(string kind, string address) => Hash(kind, address)[..16];

    /// <summary>128 bits over the parts; no two different lists of parts run together.</summary>
    public static string Hash(params ReadOnlySpan<string> parts)
    {
        var size = 0;
        foreach (var part in parts)
            size += 4 + Encoding.UTF8.GetMaxByteCount(part.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var used = 0;
        foreach (var part in parts)
        {
            var length = Encoding.UTF8.GetBytes(part, buffer.AsSpan(used + 4));
            BitConverter.TryWriteBytes(buffer.AsSpan(used), length);
            used += 4 + length;
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, used), digest);
        ArrayPool<byte>.Shared.Return(buffer);
        return Convert.ToHexStringLower(digest[..16]);
    }
}
