namespace Listening.Sentiment;

/// <summary>Faces written in signs. Noses and repeated mouths are dropped, so that <c>:-)))</c> and <c>:)</c> are one token.</summary>
internal static class Emoticons
{
    /// <summary>Length of the face the text starts with, or 0; <paramref name="face"/> names it.</summary>
    public static int Match(ReadOnlySpan<char> text, out ReadOnlySpan<char> face)
    {
        face = default;
        var length = Fixed(text, ref face);
        if (length == 0)
            length = Sideways(text, ref face);
        if (length == 0)
            length = Reversed(text, ref face);
        return length > 0 && length < text.Length && char.IsLetterOrDigit(text[length]) ? 0 : length;
    }

    private static int Fixed(ReadOnlySpan<char> text, ref ReadOnlySpan<char> face)
    {
        ReadOnlySpan<string> faces = ["</3", "<3", "^_^", "^.^", "^^", "-_-", "-.-", "t_t", "T_T", "o_o", "O_O", "o_O", "O_o", "._.", ">_<", ">.<", "xD", "XD", "xd"];
        foreach (var candidate in faces)
        {
            if (!text.StartsWith(candidate, StringComparison.Ordinal))
                continue;
            face = candidate;
            return candidate.Length;
        }
        return 0;
    }

    private static int Sideways(ReadOnlySpan<char> text, ref ReadOnlySpan<char> face)
    {
        if (text.Length < 2 || text[0] is not (':' or ';' or '='))
            return 0;
        var at = text[1] is '-' or '^' or 'o' or '\'' && text.Length > 2 ? 2 : 1;
        var mouth = Mouth(text[at]);
        if (mouth is null)
            return 0;
        face = text[1] == '\'' && mouth == ":(" ? ":'(" : text[0] == ';' && mouth == ":)" ? ";)" : mouth;
        return at + Run(text[at..]);
    }

    private static string? Mouth(char c) => c switch
    {
        ')' or ']' or '}' => ":)",
        '(' or '[' or '{' => ":(",
        'D' => ":D",
        'P' or 'p' => ":P",
        '*' => ":*",
        '/' or '\\' => ":/",
        '|' => ":|",
        'O' or 'o' => ":O",
        'S' or 's' => ":S",
        '3' => ":3",
        _ => null,
    };

    private static int Reversed(ReadOnlySpan<char> text, ref ReadOnlySpan<char> face)
    {
        if (text.Length < 2 || text[0] is not ('(' or ')'))
            return 0;
        var at = text[1] == '-' && text.Length > 2 ? 2 : 1;
        if (text[at] is not (':' or ';' or '='))
            return 0;
        face = text[0] == '(' ? ":)" : ":(";
        return at + 1;
    }

    private static int Run(ReadOnlySpan<char> text)
    {
        var rest = text.IndexOfAnyExcept(text[0]);
        return rest < 0 ? text.Length : rest;
    }
}
