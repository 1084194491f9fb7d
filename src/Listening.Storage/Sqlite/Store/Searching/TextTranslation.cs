using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>Words and phrases as expressions of the inverted index. Folded and marked tokens are never the same text, so a word that may stand anywhere needs no column filter.</summary>
internal static class TextTranslation
{
    /// <summary>What the streams keep of a token.</summary>
    private const int MaxToken = 200;

    public static Translation Of(TextNode node) => node switch
    {
        WordNode word => Word(word, word.Scope),
        PhraseNode phrase => Phrase(phrase),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType(), "The embedded store does not know this kind of node."),
    };

    private static Translation Word(WordNode word, QueryScope scope)
    {
        var token = Token(word);
        if (token.Length == 0)
            return Translation.Unknown;
        IReadOnlyList<string> spellings = word.Marked is null ? [token] : word.MarkedSpellings;
        return new(ClauseAlgebra.Or([.. spellings.Select(spelling => Found(Cut(spelling), word.Prefix, scope, word.Marked is not null))]), token.Length < MaxToken);
    }

    private static Translation Phrase(PhraseNode phrase)
    {
        WordNode[] words = [.. phrase.Words.OfType<WordNode>()];
        // A marked word without a sign has several spellings; only words of one spelling and one stream are a phrase of the index.
        var marked = words.Count(word => word.MarkedSpellings.Count == 1);
        var oneStream = marked == words.Length || words.All(word => word.Marked is null);
        if (oneStream && words.All(IsPlain) && !words.SkipLast(1).Any(word => word.Prefix))
            return new(Found(string.Join(' ', words.Select(Token)), words[^1].Prefix, phrase.Scope, marked > 0));
        return new(ClauseAlgebra.And([.. words.Select(word => Word(word, phrase.Scope).Clause), .. FoldedRun(phrase, words)]), Exact: false);
    }

    // Every marked word has its folded form at the same place of the other stream: the whole phrase narrows there.
    private static IEnumerable<Clause> FoldedRun(PhraseNode phrase, WordNode[] words)
    {
        if (words.All(word => word.Folded.Length is > 0 and < MaxToken && !word.Prefix))
            yield return Found(string.Join(' ', words.Select(word => word.Folded)), false, phrase.Scope, false);
    }

    private static Clause Found(string tokens, bool prefix, QueryScope scope, bool marked)
    {
        var column = scope switch
        {
            QueryScope.Title => marked ? "title_marked : " : "title : ",
            QueryScope.Text => marked ? "text_marked : " : "text : ",
            _ => "",
        };
        if (scope == QueryScope.Author)
            tokens = string.Join(' ', tokens.Split(' ').Select(token => $"{FieldNames.Author}={token}"));
        return Clause.Of(new FoundClause($"{column}{ClauseAlgebra.Word(tokens)}{(prefix ? " *" : "")}", 0));
    }

    private static string Token(WordNode word) => word.Marked ?? word.Folded;

    private static bool IsPlain(WordNode word) => Token(word).Length is > 0 and < MaxToken;

    private static string Cut(string token) => token.Length <= MaxToken ? token : token[..MaxToken];
}
