namespace Listening.Queries;

/// <summary>Tries clauses on one document, which is cut once.</summary>
internal sealed class Trial(QueryDocument document, DateTimeOffset now)
{
    private readonly TokenizedDocument _tokens = new(document);

    internal QueryDocument Document => document;

    internal TokenizedDocument Tokens => _tokens;

    internal bool Matches(QueryNode node)
    {
        var compiled = Begin(node);
        return compiled.Matches(MatchContext.Current);
    }

    /// <summary>Where it is first found, as it stands there; null where it is not, or in an author's name.</summary>
    internal string? Found(QueryNode node)
    {
        var compiled = Begin(node);
        if (!compiled.Matches(MatchContext.Current) || MatchContext.Current.Spans(compiled) is not [var span, ..])
            return null;
        return (span.Part == QueryPart.Title ? document.Title : document.Text)!.Substring(span.Start, span.Length);
    }

    /// <summary>The least number above one that fails which matches, up to another; null where that one fails too. What matches at one matches at all above.</summary>
    internal int? Least(int fails, int most, Func<int, QueryNode> node)
    {
        if (most <= fails || !Matches(node(most)))
            return null;
        var (low, high) = (fails, most);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Matches(node(middle)) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private Clause Begin(QueryNode node)
    {
        var compiled = CompiledQuery.Of(node);
        MatchContext.Current.Begin(_tokens, compiled.Terms, now);
        return compiled.Root;
    }
}
