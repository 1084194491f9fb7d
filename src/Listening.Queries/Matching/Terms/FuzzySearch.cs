namespace Listening.Queries;

/// <summary>Looks a word up in a <see cref="FuzzyTable"/>. Scratch of one thread.</summary>
internal sealed class FuzzySearch
{
    private readonly int[] _points = new int[TokenBuffer.LongestToken];
    private readonly uint[] _hashes = new uint[DeletionHashes.Most];
    private readonly EditDistanceWithin _distance = new();
    private int[] _measured = [];
    private int _search;

    /// <summary>Adds the terms near the word to the open list; the steps it took.</summary>
    internal long Find(FuzzyTable table, ReadOnlySpan<char> word, TokenMemo found)
    {
        if (_measured.Length < table.Count || _search == int.MaxValue)
            (_measured, _search) = (new int[Math.Max(_measured.Length, table.Count)], 0);
        _search++;
        var points = Points(word);
        var count = DeletionHashes.Write(points, table.Distance, _hashes);
        var steps = (long)count;
        foreach (var hash in _hashes.AsSpan(0, count))
            for (var link = table.Find(hash); link >= 0; link = table.Links.Next(link))
                steps += Measure(table, table.Links.Term(link), points, found);
        return steps;
    }

    private int Measure(FuzzyTable table, int number, ReadOnlySpan<int> points, TokenMemo found)
    {
        if (_measured[number] == _search)
            return 1;
        _measured[number] = _search;
        var term = table[number];
        if (Sign(term.Points) != Sign(points) || Math.Abs(term.Points.Length - points.Length) > term.Distance)
            return 1;
        if (_distance.IsWithin(term.Points, points, term.Distance))
            found.Add(term.Term);
        return points.Length + 1;
    }

    private Span<int> Points(ReadOnlySpan<char> word)
    {
        var count = 0;
        for (var i = 0; i < word.Length; count++)
        {
            _points[count] = CodePoints.At(word, i, out var width);
            i += width;
        }

        return _points.AsSpan(0, count);
    }

    private static int Sign(ReadOnlySpan<int> points) => points is ['#' or '@' or '$', ..] ? points[0] : 0;
}
