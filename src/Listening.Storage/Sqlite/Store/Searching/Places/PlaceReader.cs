using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>Reads the places of words from the inverted index, whatever stream they stand in, and so tells order, distance and number without reading a document.
/// Not for authors: their words of both streams stand one after the other.</summary>
internal sealed class PlaceReader(ReadSession session, TermSpellings terms, SearchLimits limits)
{
    private readonly Dictionary<TermNode, List<Stretch>?> _known = [];
    private int _read;

    /// <summary>The occurrences of a node as the tree defines them, sorted, each once; null where they are not known from the index, or only past <see cref="SearchLimits.Places"/>.</summary>
    public List<Stretch>? Of(QueryNode node) => node switch
    {
        TermNode term => Known(term, term.Scope),
        PhraseNode phrase => Phrase(phrase),
        OrNode or => All(or.Children, Of) is { } children ? StretchAlgebra.Sorted([.. children.SelectMany(stretches => stretches)]) : null,
        NearNode near => Of(near.Left) is { } left && Of(near.Right) is { } right ? StretchAlgebra.Near(left, right, near.Distance, near.Ordered) : null,
        _ => null,
    };

    private List<Stretch>? Phrase(PhraseNode phrase) => All(phrase.Words, word => Known(word, phrase.Scope)) is { } words
        ? words.Skip(1).Aggregate(words[0], StretchAlgebra.Continued)
        : null;

    private static List<List<Stretch>>? All<T>(IReadOnlyList<T> nodes, Func<T, List<Stretch>?> read)
    {
        var all = new List<List<Stretch>>(nodes.Count);
        foreach (var node in nodes)
        {
            if (read(node) is not { } stretches)
                return null;
            all.Add(stretches);
        }

        return all;
    }

    private List<Stretch>? Known(TermNode term, QueryScope scope)
    {
        var key = term with { Scope = scope };
        if (scope == QueryScope.Author || term.Folded.Length == 0 || !terms.Of(key).Exact)
            return null;
        if (!_known.TryGetValue(key, out var stretches))
            _known.Add(key, stretches = terms.WrittenOut(key) is { } spellings ? Read(spellings, scope) : null);
        return stretches;
    }

    private List<Stretch>? Read(IReadOnlyList<Spelling> spellings, QueryScope scope)
    {
        var stretches = new List<Stretch>();
        var statement = session.Statements.Get("SELECT doc, col, offset FROM places WHERE term = ?");
        foreach (var spelling in spellings)
        {
            statement.Bind(1, spelling.Token);
            while (statement.Step())
            {
                if (++_read > limits.Places)
                {
                    statement.Reset();
                    return null;
                }

                if (Part(statement.Blob(1)) is var part && (scope, part) is (QueryScope.Anywhere, _) or (QueryScope.Title, 0) or (QueryScope.Text, 1))
                    stretches.Add(new(statement.Long(0), part, (int)statement.Long(2), (int)statement.Long(2)));
            }
        }

        return StretchAlgebra.Sorted(stretches);
    }

    // A folded and a marked token are never the same text, so the stream need not be looked at.
    private static int Part(ReadOnlySpan<byte> column) => column.StartsWith("title"u8) ? 0 : 1;
}
