namespace Listening.Queries;

/// <summary>At different places of one part, few tokens between. Every list is walked once in each direction of reading, so the work is linear in the occurrences.</summary>
internal sealed class NearClause(Side left, Side right, int distance, bool ordered) : ProximityClause(left, right)
{
    protected override Run Pairs(MatchContext context, Occurrences lefts, Occurrences rights)
    {
        context.Scratch.Steps += 2 * (lefts.ByStart.Count + rights.ByStart.Count);
        var forward = InOrder(context, lefts, rights);
        return ordered ? forward : Shortest(context.Stretches, forward, InOrder(context, rights, lefts));
    }

    // For each second the nearest first: of those that end few enough tokens before it, the one that begins last.
    private Run InOrder(MatchContext context, Occurrences firsts, Occurrences seconds)
    {
        var stack = context.Stretches;
        stack.Reserve(seconds.ByEnd.Count);
        var latest = context.Pairs.Latest(context.Tokens.Buffer.Count);
        foreach (var second in stack[seconds.ByStart])
            latest[second.Last] = -1;
        NoteLatest(context, stack[firsts.ByEnd], stack[seconds.ByStart], latest);
        var mark = stack.Count;
        var shortest = -1;
        foreach (var second in stack[seconds.ByEnd])
        {
            if (latest[second.Last] <= shortest)
                continue;
            shortest = latest[second.Last];
            stack.Push(shortest, second.Last);
        }

        return stack.Above(mark);
    }

    // A window slides over the firsts; its queue holds those that may still be the latest beginning, which falls along it.
    private void NoteLatest(MatchContext context, ReadOnlySpan<Stretch> firsts, ReadOnlySpan<Stretch> seconds, int[] latest)
    {
        var window = context.Pairs.Window(firsts.Length);
        var (head, tail, next) = (0, 0, 0);
        foreach (var second in seconds)
        {
            for (; next < firsts.Length && firsts[next].Last < second.First; next++)
            {
                while (tail > head && firsts[window[tail - 1]].First <= firsts[next].First)
                    tail--;
                window[tail++] = next;
            }

            var earliest = Math.Max(second.First - 1 - distance, context.Tokens.PartStart(second.First));
            while (head < tail && firsts[window[head]].Last < earliest)
                head++;
            if (head < tail)
                latest[second.Last] = Math.Max(latest[second.Last], firsts[window[head]].First);
        }
    }

    private static Run Shortest(StretchStack stack, Run one, Run other)
    {
        stack.Reserve(one.Count + other.Count);
        var a = stack[one];
        var b = stack[other];
        var (mark, i, j, shortest) = (stack.Count, 0, 0, -1);
        while (i < a.Length || j < b.Length)
        {
            var fromA = j == b.Length || (i < a.Length && (a[i].Last < b[j].Last || (a[i].Last == b[j].Last && a[i].First >= b[j].First)));
            var next = fromA ? a[i++] : b[j++];
            if (next.First <= shortest)
                continue;
            shortest = next.First;
            stack.Push(next.First, next.Last);
        }

        return stack.Above(mark);
    }
}
