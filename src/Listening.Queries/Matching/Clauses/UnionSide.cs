namespace Listening.Queries;

/// <summary>An OR-group as a side: the occurrences of all its children, each once.</summary>
internal sealed class UnionSide(SimpleSide[] children) : Side
{
    internal override bool Matches(MatchContext context)
    {
        foreach (var child in children)
            if (child.Matches(context))
                return true;
        return false;
    }

    internal override bool MayOccur(MatchContext context)
    {
        foreach (var child in children)
            if (child.MayOccur(context))
                return true;
        return false;
    }

    internal override void Locate(MatchContext context, List<QuerySpan> spans)
    {
        foreach (var child in children)
            child.Locate(context, spans);
    }

    internal override void LocateIn(MatchContext context, Run found, List<QuerySpan> spans)
    {
        foreach (var child in children)
            child.LocateIn(context, found, spans);
    }

    internal override Occurrences Collect(MatchContext context) => Merge(context, 0, children.Length);

    // In halves, so that an occurrence is moved as often as the group can be halved, and no deeper.
    private Occurrences Merge(MatchContext context, int from, int to)
    {
        if (to - from == 1)
            return children[from].Collect(context);
        var stack = context.Stretches;
        var mark = stack.Count;
        var left = Merge(context, from, (from + to) / 2);
        var right = Merge(context, (from + to) / 2, to);
        if (left.IsEmpty || right.IsEmpty)
            return left.IsEmpty ? right : left;
        context.Scratch.Steps += left.ByStart.Count + right.ByStart.Count;
        stack.Reserve(2 * (left.ByStart.Count + right.ByStart.Count));
        var top = stack.Count;
        Merge(stack, stack[left.ByStart], stack[right.ByStart], byEnd: false);
        var byStart = stack.Above(top);
        Merge(stack, stack[left.ByEnd], stack[right.ByEnd], byEnd: true);
        var both = stack.Keep(mark, stack.Above(top));
        return new(new(mark, byStart.Count), new(mark + byStart.Count, both.Count - byStart.Count));
    }

    private static void Merge(StretchStack stack, ReadOnlySpan<Stretch> left, ReadOnlySpan<Stretch> right, bool byEnd)
    {
        var (l, r) = (0, 0);
        while (l < left.Length && r < right.Length)
        {
            var order = byEnd ? ByEnd(left[l], right[r]) : ByStart(left[l], right[r]);
            var next = order <= 0 ? left[l] : right[r];
            l += order <= 0 ? 1 : 0;
            r += order >= 0 ? 1 : 0;
            stack.Push(next.First, next.Last);
        }

        foreach (var rest in left[l..])
            stack.Push(rest.First, rest.Last);
        foreach (var rest in right[r..])
            stack.Push(rest.First, rest.Last);
    }

    private static int ByStart(Stretch a, Stretch b) => a.First != b.First ? a.First.CompareTo(b.First) : a.Last.CompareTo(b.Last);

    private static int ByEnd(Stretch a, Stretch b) => a.Last != b.Last ? a.Last.CompareTo(b.Last) : b.First.CompareTo(a.First);
}
