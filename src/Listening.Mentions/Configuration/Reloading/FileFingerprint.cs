using System.Security.Cryptography;
using System.Text;

namespace Listening.Mentions;

/// <summary>What a file and others beside it hold, or why they cannot be read, as one hash.</summary>
internal sealed record FileFingerprint(string Hash, IReadOnlyList<string> Others)
{
    public static FileFingerprint Of(string path, IReadOnlyList<string> others)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in others.Prepend(path))
        {
            var (bytes, fault) = ConfigBytes.Read(file);
            // Each part by its own hash, so that bytes cannot wander from one file to the next unseen.
            hash.AppendData(SHA256.HashData(bytes ?? Encoding.UTF8.GetBytes(fault!)));
            hash.AppendData(bytes is null ? "fault"u8 : "bytes"u8);
        }
        return new FileFingerprint(Convert.ToHexStringLower(hash.GetHashAndReset()), others);
    }

    public bool Equals(FileFingerprint? other) => other is not null && Hash == other.Hash;

    public override int GetHashCode() => Hash.GetHashCode(StringComparison.Ordinal);
}
