using Listening.Mentions;
using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>Turns the terms of one query into tokens; each term is looked up once.</summary>
internal sealed class TermSpellings(Vocabulary vocabulary, SearchLimits limits)
{
    // All terms of a query together; each token of an expression costs the inverted index a cursor.
    private const int TermsAtLimit = 4;

    private readonly Dictionary<TermNode, Spellings> _known = [];
    private int _expanded;

    public Spellings Of(TermNode term)
    {
        if (!_known.TryGetValue(term, out var spellings))
            _known.Add(term, spellings = Read(term));
        return spellings;
    }

    /// <summary>The tokens with those written out that are only known by how they begin; null where these are too many.</summary>
    public IReadOnlyList<Spelling>? WrittenOut(TermNode term)
    {
        var written = new List<Spelling>();
        foreach (var spelling in Of(term).All)
        {
            if (!spelling.Prefix)
                written.Add(spelling);
            else if (vocabulary.BeginningWith(spelling.Marked ? VocabularyStream.Marked : VocabularyStream.Folded, spelling.Token) is { } words)
                written.AddRange(words.Select(word => new Spelling(word, false, spelling.Marked)));
            else
                return null;
        }

        return written;
    }

    private Spellings Read(TermNode term) => term switch
    {
        WordNode word => new(Plain(word, word.Prefix), Exact: true),
        CasedNode => new(Plain(term, prefix: false), Exact: false),
        PatternNode => Expanded(term, spelling => new PatternTest(spelling)),
        FuzzyNode fuzzy => Expanded(term, spelling => new FuzzyTest(spelling, fuzzy.Distance)),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term.GetType(), "The embedded store does not know this kind of term."),
    };

    private static List<Spelling> Plain(TermNode term, bool prefix) =>
        term.Marked is null ? [new(term.Folded, prefix, false)] : [.. term.MarkedSpellings.Select(spelling => new Spelling(spelling, prefix, true))];

    private Spellings Expanded(TermNode term, Func<string, TermTest> test)
    {
        // An author's words of both streams stand in one column: which of them decides is left to the matcher.
        if (term.Scope == QueryScope.Author)
            return new([.. Words(term, VocabularyStream.Author, test).Select(word => new Spelling(word, false, false))], Exact: false);
        if (term.Marked is null)
            return new([.. Words(term, VocabularyStream.Folded, test).Select(word => new Spelling(word, false, false))], Exact: true);
        // The marked stream leaves out what it has in common with the folded one: a word that stands there may be what is meant, or another's folded form.
        var plain = Words(term, VocabularyStream.Folded, test);
        return new([.. Words(term, VocabularyStream.Marked, test).Select(word => new Spelling(word, false, true)), .. plain.Select(word => new Spelling(word, false, false))], plain.Count == 0);
    }

    private List<string> Words(TermNode term, VocabularyStream stream, Func<string, TermTest> test)
    {
        IEnumerable<string> wanted = term.Marked is null ? [term.Folded] : term.MarkedSpellings;
        var words = wanted.SelectMany(spelling => vocabulary.Expand(stream, test(spelling)) ?? throw TooMany(term)).Distinct(StringComparer.Ordinal).ToList();
        _expanded += words.Count;
        return _expanded <= limits.Expansion * TermsAtLimit
            ? words
            : throw new QueryNotServedException(
                $"The wildcards and misspellings up to \"{Written(term)}\" stand for more than {limits.Expansion * TermsAtLimit:N0} words of this store together. Write more of their letters, or ask in several queries.");
    }

    private QueryNotServedException TooMany(TermNode term) =>
        new($"\"{Written(term)}\" stands for more than {limits.Expansion:N0} different words of this store. Write more of its letters before the first wildcard, or a smaller distance.");

    private static string Written(TermNode term)
    {
        var spelling = term.Marked ?? term.Folded;
        return term switch
        {
            WordNode { Prefix: true } => spelling + "*",
            FuzzyNode fuzzy => $"{spelling}~{fuzzy.Distance}",
            _ => spelling,
        };
    }
}
