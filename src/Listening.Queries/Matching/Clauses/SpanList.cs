namespace Listening.Queries;

/// <summary>Puts spans in order.</summary>
internal static class SpanList
{
    /// <summary>Sorted, those that overlap joined into one; those that only touch stay apart.</summary>
    internal static IReadOnlyList<QuerySpan> Joined(List<QuerySpan> spans)
    {
        spans.Sort(static (a, b) => a.Part != b.Part ? a.Part.CompareTo(b.Part) : a.Start.CompareTo(b.Start));
        var joined = new List<QuerySpan>(spans.Count);
        foreach (var span in spans)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Part == span.Part && span.Start < last.Start + last.Length)
                joined[^1] = last with { Length = Math.Max(last.Length, span.Start + span.Length - last.Start) };
            else
                joined.Add(span);
        }

        return joined;
    }
}
