namespace Listening.Queries;

/// <summary>The terms that are compared with one stream of spellings: whole words, shapes, words by edit distance.</summary>
internal sealed class StreamIndex(bool marked)
{
    private readonly WordTable _words = new();
    private readonly ShapeTrie _shapes = new();
    private readonly FuzzyTable _fuzzy = new();
    private bool _inexact;

    internal bool IsEmpty => _words.IsEmpty && !_inexact;

    internal void Add(TermNode term, int number)
    {
        var spelling = term.Marked ?? term.Folded;
        _inexact |= term is not (WordNode { Prefix: false } or CasedNode);
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
        if (_inexact && length > 0)
            FindInexact(buffer, start, length, hash, place);
    }

    private void FindInexact(TokenBuffer buffer, int start, int length, uint hash, in TokenPlace place)
    {
        var word = buffer.Chars(start, length);
        var (shaped, near) = (!_shapes.IsEmpty && _shapes.MayHave(word), !_fuzzy.IsEmpty && _fuzzy.MayHave(length));
        if (!shaped && !near)
            return;
        var scratch = place.Scratch;
        var memo = marked ? scratch.Marked : scratch.Folded;
        if (!memo.TryGet(buffer, word, hash, out var terms))
        {
            var from = memo.Open();
            scratch.Steps += (shaped ? scratch.Shapes.Find(_shapes, word, memo) : 0) + (near ? scratch.Fuzzy.Find(_fuzzy, word, memo) : 0);
            terms = memo.Close(from, start, length, hash);
        }

        foreach (var term in terms)
            scratch.Hits.Add(term, place.Position);
    }
}
