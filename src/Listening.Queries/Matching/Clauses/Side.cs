namespace Listening.Queries;

/// <summary>A clause that is found at places: what can be counted, and near something else.</summary>
internal abstract class Side : Clause
{
    /// <summary>False where a term that every occurrence needs is missing from the document; costs no more than the tree is large.</summary>
    internal abstract bool MayOccur(MatchContext context);

    /// <summary>Pushes all occurrences.</summary>
    internal abstract Occurrences Collect(MatchContext context);

    /// <summary>Adds the places of the terms and phrases that lie inside one of the found stretches (none of which contains another).</summary>
    internal abstract void LocateIn(MatchContext context, Run found, List<QuerySpan> spans);
}

/// <summary>A side of which no occurrence contains another.</summary>
internal abstract class SimpleSide : Side
{
    /// <summary>Pushes all occurrences, ascending.</summary>
    internal abstract Run Push(MatchContext context);

    internal sealed override Occurrences Collect(MatchContext context)
    {
        var run = Push(context);
        context.Scratch.Steps += run.Count;
        return new(run, run);
    }
}

/// <summary>A side that is text itself, shown where it stands.</summary>
internal abstract class TextSide : SimpleSide
{
    internal override void Locate(MatchContext context, List<QuerySpan> spans)
    {
        var mark = context.Stretches.Count;
        Show(context, Push(context), spans);
        context.Stretches.CutTo(mark);
    }

    internal override void LocateIn(MatchContext context, Run found, List<QuerySpan> spans)
    {
        var mark = context.Stretches.Count;
        Show(context, Inside(context, found), spans);
        context.Stretches.CutTo(mark);
    }

    private static void Show(MatchContext context, Run run, List<QuerySpan> spans)
    {
        foreach (var one in context.Stretches[run])
            if (context.Tokens.IsShown(one.First))
                spans.Add(context.Tokens.Span(one.First, one.Last));
    }

    // Both lists ascend, so one pass finds which occurrences a found stretch holds.
    private Run Inside(MatchContext context, Run found)
    {
        var own = Push(context);
        context.Scratch.Steps += found.Count + own.Count;
        var stack = context.Stretches;
        stack.Reserve(own.Count);
        var outer = stack[found];
        var inner = stack[own];
        var mark = stack.Count;
        var at = 0;
        foreach (var one in inner)
        {
            while (at < outer.Length && outer[at].Last < one.Last)
                at++;
            if (at < outer.Length && outer[at].First <= one.First)
                stack.Push(one.First, one.Last);
        }

        return stack.Above(mark);
    }
}
