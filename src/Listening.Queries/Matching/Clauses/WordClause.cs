namespace Listening.Queries;

/// <summary>A term in a scope.</summary>
internal sealed class WordClause(int term, QueryScope scope) : TextSide
{
    internal override bool Matches(MatchContext context)
    {
        var hits = context.Hits;
        var hit = hits.First(term);
        if (hit < 0)
            return false;
        var (from, to) = context.Range(scope);
        while (hit >= 0 && hits.Position(hit) < from)
        {
            context.Scratch.Steps++;
            hit = hits.Next(hit);
        }

        return hit >= 0 && hits.Position(hit) < to;
    }

    internal override bool MayOccur(MatchContext context) => context.Hits.Has(term);

    internal override Run Push(MatchContext context)
    {
        var (stack, hits) = (context.Stretches, context.Hits);
        var mark = stack.Count;
        var (from, to) = context.Range(scope);
        for (var hit = hits.First(term); hit >= 0 && hits.Position(hit) < to; hit = hits.Next(hit))
            if (hits.Position(hit) >= from)
                stack.Push(hits.Position(hit), hits.Position(hit));
        return stack.Above(mark);
    }
}
