namespace Listening.Queries;

/// <summary>So many different occurrences.</summary>
internal sealed class AtLeastClause(Side side, int count) : Clause
{
    internal override bool Matches(MatchContext context)
    {
        var mark = context.Stretches.Count;
        var found = side.Collect(context).ByStart.Count;
        context.Stretches.CutTo(mark);
        return found >= count;
    }

    internal override void Locate(MatchContext context, List<QuerySpan> spans) => side.Locate(context, spans);
}
