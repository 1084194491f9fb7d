namespace Listening.Storage.Sqlite;

/// <summary>Words within a distance of a spelling (optimal string alignment over code points); the sign must agree.</summary>
internal sealed class FuzzyTest : TermTest
{
    private readonly int[] _spelling;
    private readonly int _distance;
    private int[] _beforeLast;
    private int[] _last;
    private int[] _row;

    public FuzzyTest(string spelling, int distance)
    {
        _spelling = [.. spelling.EnumerateRunes().Select(rune => rune.Value)];
        _distance = distance;
        (_beforeLast, _last, _row) = (new int[_spelling.Length + 1], new int[_spelling.Length + 1], new int[_spelling.Length + 1]);
        Beginning = IsSigned(spelling) ? spelling[..1] : "";
    }

    public override string Beginning { get; }

    public override bool Accepts(ReadOnlySpan<char> word, out int dead)
    {
        dead = 0;
        if (IsSigned(word) != (Beginning.Length > 0) || !word.StartsWith(Beginning, StringComparison.Ordinal))
        {
            dead = Math.Min(1, word.Length);
            return false;
        }

        for (var column = 0; column < _row.Length; column++)
            _row[column] = column;
        var (read, before) = (0, -1);
        foreach (var rune in word.EnumerateRunes())
        {
            read += rune.Utf16SequenceLength;
            Step(rune.Value, before);
            before = rune.Value;
            if (IsDead())
            {
                dead = read;
                return false;
            }
        }

        return _row[^1] <= _distance;
    }

    private void Step(int letter, int before)
    {
        (_beforeLast, _last, _row) = (_last, _row, _beforeLast);
        _row[0] = _last[0] + 1;
        for (var column = 1; column < _row.Length; column++)
        {
            var best = Math.Min(Math.Min(_last[column], _row[column - 1]) + 1, _last[column - 1] + (_spelling[column - 1] == letter ? 0 : 1));
            if (column > 1 && before >= 0 && _spelling[column - 1] == before && _spelling[column - 2] == letter)
                best = Math.Min(best, _beforeLast[column - 2] + 1);
            _row[column] = best;
        }
    }

    // The next row grows out of this one, or by a swap out of the one before it.
    private bool IsDead() => _row.AsSpan().IndexOfAnyInRange(0, _distance) < 0 && _last.AsSpan().IndexOfAnyInRange(0, _distance - 1) < 0;

    private static bool IsSigned(ReadOnlySpan<char> word) => word is ['#' or '@' or '$', ..];
}
