namespace Listening.Queries;

/// <summary>Both sides wholly in one sentence or paragraph. By ascending ends: the last left and the last right so far make the shortest stretch that ends here.</summary>
internal sealed class TogetherClause(Side left, Side right, bool paragraph) : ProximityClause(left, right)
{
    private static readonly Stretch None = new(-1, -1);

    protected override Run Pairs(MatchContext context, Occurrences lefts, Occurrences rights)
    {
        var stack = context.Stretches;
        stack.Reserve(lefts.ByEnd.Count + rights.ByEnd.Count);
        context.Scratch.Steps += lefts.ByEnd.Count + rights.ByEnd.Count;
        var a = stack[lefts.ByEnd];
        var b = stack[rights.ByEnd];
        var (mark, i, j, shortest) = (stack.Count, 0, 0, -1);
        var (lastLeft, lastRight) = (None, None);
        while (i < a.Length || j < b.Length)
        {
            var end = Math.Min(i < a.Length ? a[i].Last : int.MaxValue, j < b.Length ? b[j].Last : int.MaxValue);
            Pass(context.Tokens, a, ref i, end, ref lastLeft);
            Pass(context.Tokens, b, ref j, end, ref lastRight);
            var first = Math.Min(lastLeft.First, lastRight.First);
            if (first <= shortest || !IsOneUnit(context.Tokens, first, end))
                continue;
            shortest = first;
            stack.Push(first, end);
        }

        return stack.Above(mark);
    }

    // Of those that lie wholly in one unit the one that begins last: no other can be in a shorter stretch.
    private void Pass(TokenizedDocument tokens, ReadOnlySpan<Stretch> side, ref int at, int end, ref Stretch last)
    {
        for (; at < side.Length && side[at].Last == end; at++)
            if (side[at].First > last.First && IsOneUnit(tokens, side[at].First, end))
                last = side[at];
    }

    // Units only ever rise within a part.
    private bool IsOneUnit(TokenizedDocument tokens, int first, int last)
    {
        var all = tokens.Buffer.Tokens;
        return tokens.PartStart(first) == tokens.PartStart(last)
            && (paragraph ? all[first].Paragraph == all[last].Paragraph : all[first].Sentence == all[last].Sentence);
    }
}
