namespace Listening.Sentiment;

/// <summary>Recognises an address at the start of a text.</summary>
internal static class Links
{
    /// <summary>How many characters the address takes, or 0. The bare word <c>http</c> is the training sets' placeholder for one.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || text[0] is not ('h' or 'H' or 'w' or 'W' or 'p' or 'P'))
            return 0;
        if (Starts(text, "http://") || Starts(text, "https://") || Starts(text, "www.") || Starts(text, "pic.twitter.com/"))
            return UntilBlank(text);
        return Starts(text, "http") && (text.Length == 4 || !CharacterKind.IsWord(text[4])) ? 4 : 0;
    }

    private static bool Starts(ReadOnlySpan<char> text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static int UntilBlank(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return end;
    }
}
