using System.Text;

namespace Listening.Storage.Sqlite;

/// <summary>A term with wildcards: <c>?</c> is one code point, <c>*</c> any run. All places of the pattern that a beginning can have come to are followed
/// at once, so that nothing is tried twice.</summary>
internal sealed class PatternTest : TermTest
{
    private readonly int[] _pattern;
    private bool[] _now;
    private bool[] _next;

    public PatternTest(string pattern)
    {
        _pattern = [.. pattern.EnumerateRunes().Select(rune => rune.Value)];
        (_now, _next) = (new bool[_pattern.Length + 1], new bool[_pattern.Length + 1]);
        var wildcard = pattern.AsSpan().IndexOfAny('?', '*');
        Beginning = wildcard < 0 ? pattern : pattern[..wildcard];
    }

    public override string Beginning { get; }

    public override bool Accepts(ReadOnlySpan<char> word, out int dead)
    {
        dead = 0;
        Array.Clear(_now);
        Reach(_now, 0);
        var read = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            read += rune.Utf16SequenceLength;
            if (!Step(rune))
            {
                dead = read;
                return false;
            }
        }

        return _now[_pattern.Length];
    }

    private bool Step(Rune rune)
    {
        Array.Clear(_next);
        var alive = false;
        for (var place = 0; place < _pattern.Length; place++)
        {
            if (!_now[place] || (_pattern[place] is not ('?' or '*') && _pattern[place] != rune.Value))
                continue;
            Reach(_next, _pattern[place] == '*' ? place : place + 1);
            alive = true;
        }

        (_now, _next) = (_next, _now);
        return alive;
    }

    // A star may stand for nothing.
    private void Reach(bool[] places, int place)
    {
        for (places[place] = true; place < _pattern.Length && _pattern[place] == '*'; places[place] = true)
            place++;
    }
}
