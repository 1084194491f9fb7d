namespace Listening.Queries;

/// <summary>Kinds of the characters of a text.</summary>
internal static class CharKinds
{
    private static readonly byte[] Basic = [.. Enumerable.Range(0, 0x10000).Select(c => (byte)UnicodeTables.Kind(c))];

    internal static CharKind At(ReadOnlySpan<char> text, int index, out int width)
    {
        var c = text[index];
        if (!char.IsHighSurrogate(c))
        {
            width = 1;
            return (CharKind)Basic[c];
        }

        return UnicodeTables.Kind(CodePoints.At(text, index, out width));
    }

    /// <summary>The kind of a character of the basic plane; half a pair is <see cref="CharKind.Other"/>.</summary>
    internal static CharKind Of(char c) => (CharKind)Basic[c];
}
