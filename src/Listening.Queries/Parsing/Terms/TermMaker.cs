using System.Text;

namespace Listening.Queries;

/// <summary>Makes the node of each token of a piece of query text.</summary>
internal ref struct TermMaker(WildcardText written, TokenBuffer tokens, QueryErrorList errors, int start)
{
    private readonly WildcardText _written = written;
    private readonly int _lastBrace = written.Text.LastIndexOf('}');
    private int _read;
    private bool _inBraces;

    /// <summary>What stands around a token; to be asked of each in turn.</summary>
    internal TermMarks Marks(int index, bool braced, int distance)
    {
        var token = tokens.Tokens[index];
        for (; _read < token.Start; _read++)
            _inBraces = _written.Text[_read] switch { '{' => _read < _lastBrace, '}' => false, _ => _inBraces };
        _read = token.Start + token.Length;
        if (distance > 0)
            return new(false, distance, false);
        var tilde = Tilde(index);
        return new(braced || _inBraces, tilde, tilde > 0);
    }

    internal readonly TermNode? Make(int index, TermMarks marks)
    {
        var token = tokens.Tokens[index];
        var source = _written.Text.Slice(token.Start, token.Length);
        var wild = _written.HasWildcard(source);
        if (!wild && !marks.Cased && marks.Distance == 0)
            return new WordNode { Folded = Folded(token), Marked = Marked(token), Position = Place(token) };
        if (Fault(index, wild, marks) is { } fault)
        {
            // A star alone behind a character that is a token of its own: the fault is of both.
            var first = wild && IsOnlyStar(token) && Touches(index) ? tokens.Tokens[index - 1].Start : token.Start;
            errors.Add(fault, start + first, token.Start + token.Length - first);
            return null;
        }

        if (marks.Distance > 0)
            return new FuzzyNode { Folded = Folded(token), Marked = Marked(token), Distance = marks.Distance, Position = Place(token) };
        return wild ? Wild(token) : Cased(token, source);
    }

    // In quotes and braces: a tilde, 1 or 2, and nothing that the number could be a part of.
    private readonly int Tilde(int index)
    {
        var token = tokens.Tokens[index];
        var end = token.Start + token.Length;
        if (index + 1 >= tokens.Count || end >= _written.Text.Length || _written.Text[end] != '~')
            return 0;
        var next = tokens.Tokens[index + 1];
        return next.Start == end + 1 && next.Length == 1 && _written.Text[next.Start] is '1' or '2' ? _written.Text[next.Start] - '0' : 0;
    }

    private readonly string? Fault(int index, bool wild, TermMarks marks)
    {
        var token = tokens.Tokens[index];
        if (marks.Cased && (wild || marks.Distance > 0))
            return wild ? TermFaults.CasedWildcard : TermFaults.CasedDistance;
        if (wild && marks.Distance > 0)
            return TermFaults.WildcardDistance;
        if (Math.Max(token.FoldedLength, token.MarkedLength) >= TokenBuffer.LongestToken)
            return TermFaults.TooLong;
        if (marks.Distance > 0)
            return Letters(tokens.Folded(token)) < QueryLimits.FuzzyLetters ? TermFaults.ShortFuzzy : null;
        return wild ? Wildcards(_written.Restore(tokens.Folded(token)), Touches(index)) : null;
    }

    private static string? Wildcards(string pattern, bool touches)
    {
        var star = pattern.IndexOf('*');
        if (star == 0 && !touches)
            return TermFaults.LeadingStar;
        if (star >= 0 && Letters(pattern.AsSpan(0, star)) < QueryLimits.PrefixLetters)
            return TermFaults.EarlyStar;
        return Letters(pattern) == 0 ? TermFaults.NoLetter : null;
    }

    private readonly bool Touches(int index) => index > 0 && tokens.Tokens[index - 1] is var before && before.Start + before.Length == tokens.Tokens[index].Start;

    private readonly bool IsOnlyStar(in Token token) => _written.Restore(tokens.Folded(token)) == "*";

    private static int Letters(ReadOnlySpan<char> spelling)
    {
        var letters = 0;
        foreach (var c in spelling)
            letters += char.IsLetterOrDigit(c) || char.IsHighSurrogate(c) ? 1 : 0;
        return letters;
    }

    private readonly TermNode Wild(in Token token)
    {
        var folded = _written.Restore(tokens.Folded(token));
        var marked = token.Distinct ? _written.Restore(tokens.Marked(token)) : null;
        if (folded.IndexOfAny(['*', '?']) != folded.Length - 1 || folded[^1] != '*')
            return new PatternNode { Folded = folded, Marked = marked, Position = Place(token) };
        return new WordNode { Folded = folded[..^1], Marked = marked?[..^1], Prefix = true, Position = Place(token) };
    }

    // What has no case is the same in braces and out of them.
    private readonly TermNode Cased(in Token token, ReadOnlySpan<char> source)
    {
        var spelling = CasedSpelling.Of(source, token.Distinct);
        if (!spelling.EnumerateRunes().Any(rune => Rune.ToUpperInvariant(rune) != Rune.ToLowerInvariant(rune)))
            return new WordNode { Folded = Folded(token), Marked = Marked(token), Position = Place(token) };
        return new CasedNode { Folded = Folded(token), Marked = Marked(token), Cased = spelling, Position = Place(token) };
    }

    private readonly string Folded(in Token token) => tokens.Folded(token).ToString();

    private readonly string? Marked(in Token token) => token.Distinct ? tokens.Marked(token).ToString() : null;

    private readonly QueryPosition Place(in Token token) => new(start + token.Start, token.Length);
}
