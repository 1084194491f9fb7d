namespace Listening.Queries;

/// <summary>Optimal string alignment within a small bound: only the diagonals that can stay within it are filled, so the work is linear. Scratch of one thread.</summary>
internal sealed class EditDistanceWithin
{
    private const int Far = 100;
    private int[] _before = new int[TokenBuffer.LongestToken + 2];
    private int[] _last = new int[TokenBuffer.LongestToken + 2];
    private int[] _row = new int[TokenBuffer.LongestToken + 2];

    internal bool IsWithin(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int bound)
    {
        if (b.Length + 2 > _row.Length)
            (_before, _last, _row) = (new int[b.Length + 2], new int[b.Length + 2], new int[b.Length + 2]);
        for (var j = 0; j <= Math.Min(b.Length, bound + 1); j++)
            _row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            (_before, _last, _row) = (_last, _row, _before);
            if (Fill(a, b, i, bound) > bound)
                return false;
        }

        return _row[b.Length] <= bound;
    }

    // The least of the row.
    private int Fill(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int i, int bound)
    {
        var (from, to) = (Math.Max(1, i - bound), Math.Min(b.Length, i + bound));
        _row[from - 1] = from == 1 ? i : Far;
        var least = _row[from - 1];
        for (var j = from; j <= to; j++)
        {
            var cost = Math.Min(Math.Min(_last[j], _row[j - 1]) + 1, _last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = Math.Min(cost, _before[j - 2] + 1);
            _row[j] = cost;
            least = Math.Min(least, cost);
        }

        // What lies beyond the diagonals is read by the next row.
        if (to < b.Length)
            _row[to + 1] = Far;
        return least;
    }
}
