namespace Listening.Queries;

/// <summary>Finds where a word ends.</summary>
internal static class WordScanner
{
    /// <summary>The end of the word that begins at <paramref name="start"/> with a letter or digit.</summary>
    internal static int End(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        var last = CharKind.Other;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsAsciiLetter(c))
                (last, at) = (CharKind.Base, at + 1);
            else if (Step(text, at, ref last) is > 0 and var width)
                at += width;
            else
                break;
        }

        return at;
    }

    /// <summary>The end of a one-character token: marks after it belong to it.</summary>
    internal static int SingleEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && CharKinds.At(text, at, out var width) is CharKind.Mark or CharKind.Stripped)
            at += width;
        return at;
    }

    // How far the word goes on from here; zero where it ends.
    private static int Step(ReadOnlySpan<char> text, int at, ref CharKind last)
    {
        var kind = CharKinds.At(text, at, out var width);
        switch (kind)
        {
            case CharKind.Letter or CharKind.Base or CharKind.Digit:
                last = kind;
                return width;
            case CharKind.Mark or CharKind.Stripped:
                return width;
            case CharKind.Ignorable:
                return Ignorables(text, at);
            case CharKind.Apostrophe:
                return IsLetterOrDigit(text, at + 1) ? 1 : 0;
            default:
                return Inner(text, at, last) ? 1 : 0;
        }
    }

    // An underscore is inside, as in the names and tags it comes from: the bare word has to find them.
    private static bool Inner(ReadOnlySpan<char> text, int at, CharKind last) => text[at] switch
    {
        '.' or '_' => IsLetterOrDigit(text, at + 1),
        ',' => last == CharKind.Digit && at + 1 < text.Length && CharKinds.At(text, at + 1, out _) == CharKind.Digit,
        _ => false,
    };

    private static int Ignorables(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            var kind = CharKinds.At(text, at, out var width);
            if (kind is CharKind.Letter or CharKind.Base or CharKind.Digit or CharKind.Mark or CharKind.Stripped)
                return at - start;
            if (kind != CharKind.Ignorable)
                return 0;
            at += width;
        }

        return 0;
    }

    private static bool IsLetterOrDigit(ReadOnlySpan<char> text, int at) =>
        at < text.Length && CharKinds.At(text, at, out _) is CharKind.Letter or CharKind.Base or CharKind.Digit;
}
