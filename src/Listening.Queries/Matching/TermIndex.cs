namespace Listening.Queries;

/// <summary>The distinct terms of one or many queries, numbered, and how they are found in a document's tokens.</summary>
internal sealed class TermIndex
{
    private readonly TermTable _folded = new();
    private readonly TermTable _marked = new();
    private readonly TermTable _foldedPrefixes = new();
    private readonly TermTable _markedPrefixes = new();

    /// <summary>How many terms there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The term's number.</summary>
    internal int Add(WordNode word)
    {
        var table = (word.Marked, word.Prefix) switch
        {
            (null, false) => _folded,
            (null, true) => _foldedPrefixes,
            (_, false) => _marked,
            _ => _markedPrefixes,
        };
        var number = table.Add(word.Marked ?? word.Folded, Count);
        Count += number == Count ? 1 : 0;
        return number;
    }

    /// <summary>Notes every occurrence of every term.</summary>
    internal void Find(TokenBuffer buffer, TermHits hits)
    {
        var tokens = buffer.Tokens;
        for (var position = 0; position < tokens.Length; position++)
        {
            ref readonly var token = ref tokens[position];
            if (token.FoldedLength == 0)
                continue;
            Find(_folded, _foldedPrefixes, buffer.Folded(token), position, hits);
            if (_marked.Count + _markedPrefixes.Count > 0)
                FindMarked(buffer.Marked(token), token.Signed, position, hits);
        }
    }

    // A term with a diacritic but no sign also finds the tag of that spelling.
    private void FindMarked(ReadOnlySpan<char> marked, bool signed, int position, TermHits hits)
    {
        Find(_marked, _markedPrefixes, marked, position, hits);
        if (signed)
            Find(_marked, _markedPrefixes, marked[1..], position, hits);
    }

    private static void Find(TermTable whole, TermTable prefixes, ReadOnlySpan<char> text, int position, TermHits hits)
    {
        var hash = TermTable.Seed;
        if (prefixes.Count == 0)
        {
            foreach (var c in text)
                hash = TermTable.Step(hash, c);
        }
        else
        {
            for (var length = 1; length <= text.Length; length++)
            {
                hash = TermTable.Step(hash, text[length - 1]);
                if (prefixes.HasLength(length) && prefixes.Find(text[..length], hash) is >= 0 and var prefix)
                    hits.Add(prefix, position);
            }
        }

        if (whole.Find(text, hash) is >= 0 and var term)
            hits.Add(term, position);
    }
}
