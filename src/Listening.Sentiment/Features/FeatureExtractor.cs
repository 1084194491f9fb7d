namespace Listening.Sentiment;

/// <summary>
/// Features of a text, the same for training and scoring: hashed word 1-3-grams and character 3-5-grams within words.
/// A change here changes what every model means: raise <see cref="Version"/>.
/// </summary>
internal static class FeatureExtractor
{
    public const int Version = 1;

    /// <summary>Characters looked at; the rest of a longer text is not scored, which bounds the time for any text.</summary>
    public const int MaxTextLength = 8192;

    private const uint ElongatedMark = 0x0E10_0001, ShoutedMark = 0x0E10_0002, Start = 0x0E10_0003;
    private const int ShortestGram = 3, LongestGram = 5;

    public static void Extract<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        Span<char> buffer = stackalloc char[PostTokenizer.MaxTokenLength];
        var tokens = new PostTokenizer(text.Length > MaxTextLength ? text[..MaxTextLength] : text, buffer);
        uint last = Start, beforeLast = Start;
        while (tokens.MoveNext())
        {
            var hash = FeatureHash.Of(tokens.Token);
            AddWords(hash, last, beforeLast, ref sink);
            (beforeLast, last) = (last, hash);
            if (tokens.Kind == TokenKind.Word)
                AddCharacters(tokens.Token, ref sink);
            if (tokens.Elongated)
                sink.Word(FeatureHash.Finish(ElongatedMark));
            if (tokens.Shouted)
                sink.Word(FeatureHash.Finish(ShoutedMark));
        }
    }

    private static void AddWords<TSink>(uint hash, uint last, uint beforeLast, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        sink.Word(FeatureHash.Finish(hash));
        var pair = FeatureHash.Add(hash, last);
        sink.Word(FeatureHash.Finish(pair));
        if (last != Start)
            sink.Word(FeatureHash.Finish(FeatureHash.Add(pair, beforeLast)));
    }

    /// <summary>The word stands between two blanks, so that beginnings and endings are features of their own.</summary>
    private static void AddCharacters<TSink>(scoped ReadOnlySpan<char> word, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        for (var start = -1; start <= word.Length - 2; start++)
        {
            var hash = FeatureHash.CharacterSeed;
            for (var length = 1; length <= LongestGram; length++)
            {
                var at = start + length - 1;
                if (at > word.Length)
                    break;
                hash = FeatureHash.Add(hash, at < 0 || at == word.Length ? ' ' : word[at]);
                if (length >= ShortestGram)
                    sink.Characters(FeatureHash.Finish(hash));
            }
        }
    }
}
