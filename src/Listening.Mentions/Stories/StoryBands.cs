using System.Globalization;

namespace Listening.Mentions;

/// <summary>How a fingerprint stands in <c>story_bands</c> and by what it is found. Each half of the 128 bits is cut into six bands of 11, 11, 11, 11, 10 and 10 bits, lowest first; two texts are compared only where two bands of one half are equal.
/// By the pigeonhole principle they are at any distance up to nine: of nine differing bits one half has at most four, and four spoil at most four of its six bands. Of what lies farther apart most are compared too.</summary>
public static class StoryBands
{
    private const int OfHalf = 6;
    private const int Count = 2 * OfHalf;
    private const int Needed = 2;

    private const string Exact = "x-";
    private const string Figures = "n-";

    private static readonly int[] Widths = [11, 11, 11, 11, 10, 10];

    /// <summary>True where two bands of one half are equal.</summary>
    public static bool Share(UInt128 left, UInt128 right) => HasClearBands((ulong)(left ^ right)) || HasClearBands((ulong)((left ^ right) >> 64));

    /// <summary>What stands in <c>story_bands</c>: <c>0-5a3</c> to <c>b-1f0</c>, and <c>n-</c> with the bits of numbers where there are any; <c>x-</c> with the whole hash for a short text. Nothing for none.</summary>
    public static IReadOnlyList<string> Write(StoryFingerprint? fingerprint)
    {
        if (fingerprint is not { } of)
            return [];
        if (of.IsExact)
            return [Exact + Hexadecimal((ulong)of.Hash)];
        var bands = new string[of.Figures == 0 ? Count : Count + 1];
        for (var band = 0; band < Count; band++)
            bands[band] = string.Create(CultureInfo.InvariantCulture, $"{band:x}-{Band(of.Hash, band):x3}");
        if (of.Figures != 0)
            bands[Count] = Figures + Hexadecimal(of.Figures);
        return bands;
    }

    /// <summary>The fingerprint that <see cref="Write"/> spelled; null for anything else.</summary>
    public static StoryFingerprint? Read(IReadOnlyList<string> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        if (bands is [var only])
            return TryRead(only, Exact, out var exact) ? new(true, exact, 0) : null;
        if (bands.Count is not (Count or Count + 1))
            return null;
        var (hash, figures) = (UInt128.Zero, 0UL);
        for (var band = 0; band < Count; band++)
        {
            if (bands[band] is not { Length: 5 } text || text[0] != "0123456789ab"[band] || !TryRead(text[1..], "-", out var bits) || bits >> Widths[band % OfHalf] != 0)
                return null;
            hash |= (UInt128)bits << Start(band);
        }

        return bands.Count > Count && !TryRead(bands[Count], Figures, out figures) ? null : new(false, hash, figures);
    }

    /// <summary>Names under which a story is filed so that fingerprints have one in common exactly where they share (<see cref="Share"/>): one for each pair of bands of a half, 30 in all; for a short text its one band.
    /// They suit an index of words, where many questions are asked at once.</summary>
    public static IReadOnlyList<string> Keys(StoryFingerprint fingerprint)
    {
        if (fingerprint.IsExact)
            return [Exact + Hexadecimal((ulong)fingerprint.Hash)];
        var keys = new List<string>(Count * (OfHalf - 1) / 2);
        for (var first = 0; first < Count; first++)
        {
            for (var second = first + 1; second < (first < OfHalf ? OfHalf : Count); second++)
                keys.Add(string.Create(CultureInfo.InvariantCulture, $"{first:x}{second:x}-{Band(fingerprint.Hash, first):x3}{Band(fingerprint.Hash, second):x3}"));
        }

        return keys;
    }

    /// <summary>The same for an index of numbers and for tables in memory: of the bands of a half all but one, since what shares two shares one of any five; for a short text a negative number.
    /// What has one in common need not share.</summary>
    public static IReadOnlyList<long> Numbers(StoryFingerprint fingerprint)
    {
        if (fingerprint.IsExact)
            return [(long)((ulong)fingerprint.Hash | (1UL << 63))];
        var numbers = new List<long>(Count - 2);
        for (var band = 0; band < Count; band++)
        {
            if (band % OfHalf != OfHalf - 1)
                numbers.Add((band << 16) | Band(fingerprint.Hash, band));
        }

        return numbers;
    }

    private static bool HasClearBands(ulong differences)
    {
        var clear = 0;
        for (var band = 0; band < OfHalf; band++)
            clear += Band(differences, band) == 0 ? 1 : 0;
        return clear >= Needed;
    }

    private static int Band(UInt128 hash, int band) => (int)(hash >> Start(band)) & ((1 << Widths[band % OfHalf]) - 1);

    private static int Start(int band) => band < OfHalf ? Math.Min(11 * band, 44 + (10 * (band - 4))) : 64 + Start(band - OfHalf);

    private static string Hexadecimal(ulong bits) => bits.ToString("x16", CultureInfo.InvariantCulture);

    private static bool TryRead(string text, string start, out ulong bits)
    {
        bits = 0;
        return text.StartsWith(start, StringComparison.Ordinal) && ulong.TryParse(text.AsSpan(start.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bits);
    }
}
