namespace Listening.Queries;

/// <summary>Two sides near each other; its occurrences are the shortest stretches.</summary>
internal abstract class ProximityClause(Side left, Side right) : SimpleSide
{
    internal sealed override bool Matches(MatchContext context)
    {
        var mark = context.Stretches.Count;
        var found = MayOccur(context) && Push(context).Count > 0;
        context.Stretches.CutTo(mark);
        return found;
    }

    internal sealed override bool MayOccur(MatchContext context) => left.MayOccur(context) && right.MayOccur(context);

    internal sealed override void Locate(MatchContext context, List<QuerySpan> spans)
    {
        var mark = context.Stretches.Count;
        LocateIn(context, Push(context), spans);
        context.Stretches.CutTo(mark);
    }

    // What is inside the whole is shown, whichever part of it: to ask each level again would cost the square of the depth.
    internal sealed override void LocateIn(MatchContext context, Run found, List<QuerySpan> spans)
    {
        left.LocateIn(context, found, spans);
        right.LocateIn(context, found, spans);
    }

    internal sealed override Run Push(MatchContext context)
    {
        var stack = context.Stretches;
        var mark = stack.Count;
        var lefts = left.Collect(context);
        var rights = lefts.IsEmpty ? default : right.Collect(context);
        if (!rights.IsEmpty)
            return stack.Keep(mark, Pairs(context, lefts, rights));
        stack.CutTo(mark);
        return stack.Above(mark);
    }

    /// <summary>Pushes the shortest stretches of a left and a right occurrence, ascending.</summary>
    protected abstract Run Pairs(MatchContext context, Occurrences lefts, Occurrences rights);
}
