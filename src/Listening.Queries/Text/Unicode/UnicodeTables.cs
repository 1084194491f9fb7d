using System.IO.Compression;

namespace Listening.Queries;

/// <summary>The pinned Unicode tables, unpacked once. Own tables, because invariant globalization leaves <c>string.Normalize</c> without data and
/// because tokens must not change with the runtime.</summary>
internal static class UnicodeTables
{
    private const int Points = 0x110000;
    private static readonly PagedBytes Kinds;
    private static readonly PagedBytes Classes;
    private static readonly Dictionary<int, int[]> Decompositions;
    private static readonly Dictionary<(int First, int Second), int> Compositions;

#pragma warning disable CA1810, S3963 // The four tables lie one after the other in one stream.
    static UnicodeTables()
    {
        var reader = new PackedReader(Unpack());
        Kinds = ReadRuns(reader);
        Classes = ReadRuns(reader);
        Decompositions = ReadDecompositions(reader);
        Compositions = ReadCompositions(reader);
    }
#pragma warning restore CA1810, S3963

    internal static CharKind Kind(int point) => (CharKind)Kinds[point];

    /// <summary>The canonical combining class; zero for starters.</summary>
    internal static byte CombiningClass(int point) => Classes[point];

    /// <summary>The case-folded full decomposition; empty where the character stands for itself.</summary>
    internal static ReadOnlySpan<int> Decompose(int point) => Decompositions.TryGetValue(point, out var parts) ? parts : default(ReadOnlySpan<int>);

    /// <summary>The composed character, or -1.</summary>
    internal static int Compose(int first, int second)
    {
        if (first is >= 0x1100 and < 0x1113 && second is >= 0x1161 and < 0x1176)
            return 0xAC00 + (((first - 0x1100) * 21) + second - 0x1161) * 28;
        if (first is >= 0xAC00 and < 0xD7A4 && (first - 0xAC00) % 28 == 0 && second is > 0x11A7 and < 0x11C3)
            return first + second - 0x11A7;
        return Compositions.TryGetValue((first, second), out var composed) ? composed : -1;
    }

    private static byte[] Unpack()
    {
        using var packed = new ZLibStream(new MemoryStream(Convert.FromBase64String(UnicodeData.Packed)), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }

    private static PagedBytes ReadRuns(PackedReader reader)
    {
        var values = new byte[Points];
        var at = 0;
        for (var runs = reader.Number(); runs > 0; runs--)
        {
            var length = reader.Number();
            values.AsSpan(at, length).Fill(reader.Byte());
            at += length;
        }

        return new(values);
    }

    private static Dictionary<int, int[]> ReadDecompositions(PackedReader reader)
    {
        var count = reader.Number();
        var result = new Dictionary<int, int[]>(count);
        for (var point = 0; count > 0; count--)
        {
            point += reader.Number();
            var parts = new int[reader.Number()];
            for (var i = 0; i < parts.Length; i++)
                parts[i] = point + reader.Signed();
            result.Add(point, parts);
        }

        return result;
    }

    private static Dictionary<(int First, int Second), int> ReadCompositions(PackedReader reader)
    {
        var count = reader.Number();
        var result = new Dictionary<(int First, int Second), int>(count);
        for (var first = 0; count > 0; count--)
        {
            first += reader.Number();
            var second = reader.Number();
            result.Add((first, second), reader.Number());
        }

        return result;
    }
}
