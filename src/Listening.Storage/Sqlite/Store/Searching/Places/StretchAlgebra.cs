namespace Listening.Storage.Sqlite;

/// <summary>Phrases, neighbours and numbers over sorted lists of stretches without repeats, each in time that grows with their length alone.</summary>
internal static class StretchAlgebra
{
    /// <summary>Sorted, each once.</summary>
    public static List<Stretch> Sorted(List<Stretch> stretches)
    {
        stretches.Sort(Stretch.Compare);
        var kept = 0;
        for (var index = 0; index < stretches.Count; index++)
        {
            if (index == 0 || stretches[index] != stretches[kept - 1])
                stretches[kept++] = stretches[index];
        }

        stretches.RemoveRange(kept, stretches.Count - kept);
        return stretches;
    }

    /// <summary>Those of the first list that go on with a token of the second.</summary>
    public static List<Stretch> Continued(List<Stretch> stretches, List<Stretch> tokens)
    {
        var longer = new List<Stretch>();
        var at = 0;
        foreach (var stretch in stretches)
        {
            var wanted = new Stretch(stretch.RowId, stretch.Part, stretch.Last + 1, stretch.Last + 1);
            while (at < tokens.Count && Stretch.Compare(tokens[at], wanted) < 0)
                at++;
            if (at < tokens.Count && tokens[at] == wanted)
                longer.Add(stretch with { Last = wanted.Last });
        }

        return longer;
    }

    /// <summary>The shortest stretches from one of the left to one of the right with at most so many tokens between.</summary>
    public static List<Stretch> Near(List<Stretch> left, List<Stretch> right, int distance, bool ordered)
    {
        var pairs = new List<Stretch>();
        AddPairs(left, right, distance, pairs);
        if (!ordered)
            AddPairs(right, left, distance, pairs);
        return Shortest(Sorted(pairs));
    }

    /// <summary>The row ids, ascending, that hold at least so many.</summary>
    public static List<long> RowIds(List<Stretch> stretches, int atLeast)
    {
        var rowIds = new List<long>();
        for (int start = 0, end; start < stretches.Count; start = end)
        {
            for (end = start + 1; end < stretches.Count && stretches[end].RowId == stretches[start].RowId; end++)
            {
            }

            if (end - start >= atLeast)
                rowIds.Add(stretches[start].RowId);
        }

        return rowIds;
    }

    // Of what comes after a stretch and near enough, whatever ends first is enough: every other pair would hold that one.
    private static void AddPairs(List<Stretch> before, List<Stretch> after, int distance, List<Stretch> pairs)
    {
        var from = 0;
        foreach (var stretch in ByLast(before))
        {
            var nearest = new Stretch(stretch.RowId, stretch.Part, stretch.Last + 1, 0);
            while (from < after.Count && Stretch.Compare(after[from], nearest) < 0)
                from++;
            var last = int.MaxValue;
            for (var at = from; at < after.Count && after[at].IsBeside(stretch) && after[at].First <= nearest.First + distance; at++)
                last = Math.Min(last, after[at].Last);
            if (last < int.MaxValue)
                pairs.Add(stretch with { Last = last });
        }
    }

    private static IReadOnlyList<Stretch> ByLast(List<Stretch> stretches) => stretches.TrueForAll(stretch => stretch.First == stretch.Last)
        ? stretches
        : [.. stretches.OrderBy(one => one.RowId).ThenBy(one => one.Part).ThenBy(one => one.Last)];

    // From the end of a part to its beginning: a stretch that ends no earlier than one that begins after it holds that one. Of those that begin together the first is the shortest.
    private static List<Stretch> Shortest(List<Stretch> sorted)
    {
        var shortest = new List<Stretch>(sorted.Count);
        for (var index = sorted.Count - 1; index >= 0; index--)
        {
            var stretch = sorted[index];
            while (shortest.Count > 0 && shortest[^1].IsBeside(stretch) && shortest[^1].First == stretch.First)
                shortest.RemoveAt(shortest.Count - 1);
            if (shortest.Count == 0 || !shortest[^1].IsBeside(stretch) || stretch.Last < shortest[^1].Last)
                shortest.Add(stretch);
        }

        shortest.Reverse();
        return shortest;
    }
}
