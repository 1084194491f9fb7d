namespace Listening.Queries;

/// <summary>Finds emoji sequences (UTS #51): modifiers, joiners, flags, key caps.</summary>
internal static class EmojiScanner
{
    private const char Joiner = '\u200D';
    private const char Variation = '\uFE0F';
    private const char KeyCap = '\u20E3';

    /// <summary>Length of the sequence that begins here, or zero.</summary>
    internal static int Length(ReadOnlySpan<char> text, int start, CharKind kind, int width) => kind switch
    {
        CharKind.Emoji => Sequence(text, start),
        CharKind.WeakEmoji when Has(text, start + width, Variation) => Sequence(text, start),
        CharKind.Tone => width,
        CharKind.Regional => Flag(text, start, width),
        CharKind.Digit when text[start] <= '9' => Cap(text, start),
        CharKind.Other when text[start] is '#' or '*' => Cap(text, start),
        _ => 0,
    };

    private static int Flag(ReadOnlySpan<char> text, int start, int width) =>
        start + width < text.Length && CharKinds.At(text, start + width, out var second) == CharKind.Regional ? width + second : width;

    private static int Cap(ReadOnlySpan<char> text, int start)
    {
        if (Has(text, start + 1, KeyCap))
            return 2;
        return Has(text, start + 1, Variation) && Has(text, start + 2, KeyCap) ? 3 : 0;
    }

    private static int Sequence(ReadOnlySpan<char> text, int start)
    {
        var at = Element(text, start);
        while (Has(text, at, Joiner) && at + 1 < text.Length && CharKinds.At(text, at + 1, out _) is CharKind.Emoji or CharKind.WeakEmoji)
            at = Element(text, at + 1);
        return at - start;
    }

    private static int Element(ReadOnlySpan<char> text, int at)
    {
        CharKinds.At(text, at, out var width);
        at += width;
        while (at < text.Length)
        {
            var kind = CharKinds.At(text, at, out width);
            if (kind is not (CharKind.Tone or CharKind.Tag) && text[at] is not (Variation or '\uFE0E' or KeyCap))
                break;
            at += width;
        }

        return at;
    }

    private static bool Has(ReadOnlySpan<char> text, int at, char c) => at < text.Length && text[at] == c;
}
