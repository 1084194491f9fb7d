namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>The shortest stretches in which every part has an occurrence.</summary>
internal static class IntervalSearch
{
    /// <summary>Parts one after the other without sharing a position.</summary>
    public static List<Stretch> Ordered(List<List<Stretch>> parts)
    {
        List<Stretch> found = [];
        foreach (var first in parts[0])
        {
            var (last, covered, complete) = (first, first.Width, true);
            foreach (var part in parts.Skip(1))
            {
                var next = part.Where(stretch => stretch.Start > last.End).OrderBy(stretch => stretch.End).ThenByDescending(stretch => stretch.Start).Select(stretch => (Stretch?)stretch).FirstOrDefault();
                complete = next is not null;
                if (!complete)
                    break;
                last = next!.Value;
                covered += last.Width;
            }

            if (complete)
                found.Add(new Stretch(first.Start, last.End, last.End - first.Start + 1 - covered));
        }

        return found;
    }

    /// <summary>Parts in any order; they may overlap, as the real server lets them.</summary>
    public static List<Stretch> Unordered(List<List<Stretch>> parts)
    {
        var ordered = parts.Select(part => part.OrderBy(stretch => stretch.Start).ToList()).ToList();
        var at = new int[ordered.Count];
        List<Stretch> found = [];
        while (true)
        {
            var current = ordered.Select((part, number) => part[at[number]]).ToList();
            var (start, end) = (current.Min(stretch => stretch.Start), current.Max(stretch => stretch.End));
            found.Add(new Stretch(start, end, end - start + 1 - current.Sum(stretch => stretch.Width)));
            // Only moving the earliest part on can make the stretch shorter.
            var earliest = current.FindIndex(stretch => stretch.Start == start);
            if (++at[earliest] == ordered[earliest].Count)
                return found;
        }
    }
}
