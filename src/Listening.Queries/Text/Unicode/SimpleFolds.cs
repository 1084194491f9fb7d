namespace Listening.Queries;

/// <summary>Characters of the basic plane that fold to one character whatever stands beside them, marks apart: the fast path for nearly every word.</summary>
internal static class SimpleFolds
{
    /// <summary>Folded by character; zero where the word takes the full road.</summary>
    internal static readonly char[] Folded = new char[0x10000];

    /// <summary>Case-folded with its diacritics, by character; set wherever <see cref="Folded"/> is.</summary>
    internal static readonly char[] Marked = new char[0x10000];

#pragma warning disable CA1810 // Both tables come from one pass.
    static SimpleFolds()
    {
        var folder = new Folder();
        Span<char> one = stackalloc char[1];
        for (var c = 0; c < 0x10000; c++)
        {
            if (!IsSimple(c))
                continue;
            one[0] = (char)c;
            folder.Read(one, int.MaxValue);
            var marked = folder.Marked();
            var folded = folder.Folded();
            if (marked.Length == 1 && folded.Length == 1)
                (Marked[c], Folded[c]) = (marked[0], folded[0]);
        }
    }
#pragma warning restore CA1810

    // Conjoining jamo compose with their neighbours; so would the letters that decompose to them.
    private static bool IsSimple(int point) => point < 128 ||
        (UnicodeTables.Kind(point) is CharKind.Letter or CharKind.Base or CharKind.Digit or CharKind.Single or CharKind.Apostrophe
            && !IsJamo(point) && !(UnicodeTables.Decompose(point) is [var first, ..] && IsJamo(first)));

    private static bool IsJamo(int point) => point is (>= 0x1100 and < 0x1200) or (>= 0xA960 and < 0xA980) or (>= 0xD7B0 and < 0xD800);
}
