namespace Listening.Queries;

/// <summary>Terms one after the other. One cursor per word moves only forward, so the work is linear in the occurrences of its words.</summary>
internal sealed class PhraseClause(int[] terms, QueryScope scope) : TextSide
{
    internal override bool Matches(MatchContext context) => MayOccur(context) && Next(context, context.Cursors(terms)) >= 0;

    internal override bool MayOccur(MatchContext context)
    {
        foreach (var term in terms)
            if (!context.Hits.Has(term))
                return false;
        return true;
    }

    internal override Run Push(MatchContext context)
    {
        var mark = context.Stretches.Count;
        var cursors = context.Cursors(terms);
        for (var start = Next(context, cursors); start >= 0; start = Next(context, cursors))
            context.Stretches.Push(start, start + terms.Length - 1);
        return context.Stretches.Above(mark);
    }

    // The start of the next occurrence, or -1; the first cursor stands behind it afterwards.
    private int Next(MatchContext context, Span<int> cursors)
    {
        var (hits, scratch) = (context.Hits, context.Scratch);
        var (from, to) = context.Range(scope);
        while (cursors[0] >= 0)
        {
            var start = hits.Position(cursors[0]);
            cursors[0] = hits.Next(cursors[0]);
            scratch.Steps++;
            if (start < from)
                continue;
            if (start + terms.Length > to)
                return -1;
            var word = 1;
            while (word < terms.Length && Reach(hits, scratch, ref cursors[word], start + word))
                word++;
            if (word == terms.Length)
                return start;
            if (cursors[word] < 0)
                return -1;
        }

        return -1;
    }

    private static bool Reach(TermHits hits, TermScratch scratch, ref int cursor, int position)
    {
        while (cursor >= 0 && hits.Position(cursor) < position)
        {
            scratch.Steps++;
            cursor = hits.Next(cursor);
        }

        return cursor >= 0 && hits.Position(cursor) == position;
    }
}
