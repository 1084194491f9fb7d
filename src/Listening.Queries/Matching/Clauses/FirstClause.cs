namespace Listening.Queries;

/// <summary>The child as if there were neither a title nor more text.</summary>
internal sealed class FirstClause(Clause child, int tokens) : Clause
{
    internal override bool Matches(MatchContext context)
    {
        var outer = Narrow(context);
        var matched = child.Matches(context);
        context.TextLimit = outer;
        return matched;
    }

    internal override void Locate(MatchContext context, List<QuerySpan> spans)
    {
        var outer = Narrow(context);
        child.Locate(context, spans);
        context.TextLimit = outer;
    }

    private int? Narrow(MatchContext context)
    {
        var outer = context.TextLimit;
        context.TextLimit = Math.Min(tokens, outer ?? tokens);
        return outer;
    }
}
