using System.Runtime.InteropServices;

namespace Listening.Queries;

/// <summary>A hash of a token's spelling, four characters at a time. Only for tables in this process.</summary>
internal static class TextHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    internal static uint Of(ReadOnlySpan<char> text)
    {
        var hash = (ulong)text.Length * Multiplier;
        if (text.Length >= 4)
        {
            var bytes = MemoryMarshal.AsBytes(text);
            for (var i = 0; i < bytes.Length - 8; i += 8)
                hash = Mix(hash, MemoryMarshal.Read<ulong>(bytes[i..]));
            hash = Mix(hash, MemoryMarshal.Read<ulong>(bytes[^8..]));
        }
        else
        {
            var rest = 0UL;
            foreach (var c in text)
                rest = (rest << 16) | c;
            hash = Mix(hash, rest);
        }

        return (uint)(hash >> 32);
    }

    private static ulong Mix(ulong hash, ulong next)
    {
        var mixed = (hash ^ next) * Multiplier;
        return mixed ^ (mixed >> 29);
    }
}
