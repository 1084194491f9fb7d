namespace Listening.Queries;

/// <summary>The terms that are compared with one stream of spellings: whole words, shapes, words by edit distance.</summary>
internal sealed class StreamIndex(bool marked)
{
    private readonly WordTable _words = new();
    private readonly ShapeTrie _shapes = new();
    private readonly FuzzyTable _fuzzy = new();
    private bool _shaped;
    private bool _near;

    internal bool IsEmpty => _words.IsEmpty && !_shaped && !_near;

    internal void Add(TermNode term, int number)
    {
        var spelling = term.Marked ?? term.Folded;
        _shaped |= term is WordNode { Prefix: true } or PatternNode;
        _near |= term is FuzzyNode;
        switch (term)
        {
            case WordNode { Prefix: true }:
                _shapes.AddPrefix(spelling, number);
                break;
            case WordNode:
                _words.Add(spelling, number);
                break;
            case PatternNode:
                _shapes.AddPattern(spelling, number);
                break;
            case FuzzyNode fuzzy:
                _fuzzy.Add(spelling, fuzzy.Distance, number);
                break;
            case CasedNode cased:
                _words.AddCased(spelling, cased.Cased, number);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Notes the terms of a token's spelling.</summary>
    internal void Find(TokenBuffer buffer, int start, int length, uint hash, in TokenPlace place)
    {
        if (_words.MayHave(hash))
            _words.Find(buffer.Chars(start, length), hash, place, marked);
        if (length == 0)
            return;
        var shaped = _shaped && _shapes.MayHave(buffer.Chars(start, length));
        var near = _near && _fuzzy.MayHave(buffer.Chars(start, length));
        if (shaped || near)
            FindInexact(buffer, start, length, hash, place, (shaped, near));
    }

    private void FindInexact(TokenBuffer buffer, int start, int length, uint hash, in TokenPlace place, (bool Shaped, bool Near) look)
    {
        var word = buffer.Chars(start, length);
        var scratch = place.Scratch;
        var memo = marked ? scratch.Marked : scratch.Folded;
        if (!memo.TryGet(buffer, word, hash, out var terms))
        {
            var from = memo.Open();
            scratch.Steps += (look.Shaped ? scratch.Shapes.Find(_shapes, word, memo) : 0) + (look.Near ? scratch.Fuzzy.Find(_fuzzy, word, memo) : 0);
            terms = memo.Close(from, start, length, hash);
        }

        foreach (var term in terms)
            scratch.Hits.Add(term, place.Position);
    }
}
