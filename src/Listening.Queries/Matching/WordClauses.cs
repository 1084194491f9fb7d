namespace Listening.Queries;

/// <summary>A term in a scope.</summary>
internal sealed class WordClause(int term, QueryScope scope) : Clause
{
    internal override bool Matches(MatchContext context)
    {
        for (var hit = context.Hits.First(term); hit >= 0; hit = context.Hits.Next(hit))
            if (context.Tokens.IsIn(scope, context.Hits.Position(hit)))
                return true;
        return false;
    }

    internal override void Locate(MatchContext context, List<QuerySpan> spans)
    {
        if (scope == QueryScope.Author)
            return;
        for (var hit = context.Hits.First(term); hit >= 0; hit = context.Hits.Next(hit))
            if (context.Tokens.IsIn(scope, context.Hits.Position(hit)))
                spans.Add(context.Tokens.Span(context.Hits.Position(hit), context.Hits.Position(hit)));
    }
}

/// <summary>Terms one after the other. One cursor per word moves only forward, so the work is linear in the occurrences of its words.</summary>
internal sealed class PhraseClause(int[] terms, QueryScope scope) : Clause
{
    internal override bool Matches(MatchContext context)
    {
        var cursors = context.Cursors(terms);
        return cursors[0] >= 0 && Next(context, cursors) >= 0;
    }

    internal override void Locate(MatchContext context, List<QuerySpan> spans)
    {
        if (scope == QueryScope.Author)
            return;
        var cursors = context.Cursors(terms);
        for (var start = Next(context, cursors); start >= 0; start = Next(context, cursors))
            spans.Add(context.Tokens.Span(start, start + terms.Length - 1));
    }

    // The start of the next occurrence, or -1; the first cursor stands behind it afterwards.
    private int Next(MatchContext context, Span<int> cursors)
    {
        var hits = context.Hits;
        while (cursors[0] >= 0)
        {
            var start = hits.Position(cursors[0]);
            cursors[0] = hits.Next(cursors[0]);
            if (!context.Tokens.IsIn(scope, start))
                continue;
            var word = 1;
            while (word < terms.Length && Reach(hits, ref cursors[word], start + word))
                word++;
            if (word == terms.Length)
                return start;
            if (cursors[word] < 0)
                return -1;
        }

        return -1;
    }

    private static bool Reach(TermHits hits, ref int cursor, int position)
    {
        while (cursor >= 0 && hits.Position(cursor) < position)
            cursor = hits.Next(cursor);
        return cursor >= 0 && hits.Position(cursor) == position;
    }
}
