namespace Listening.Queries;

/// <summary>Hints for a phrase that does not occur.</summary>
internal static class PhraseHints
{
    // Longer ones are not tried word by word.
    private const int MostWords = 12;

    internal static Hint? Of(PhraseNode phrase, Trial trial)
    {
        var plain = phrase with { Words = new(phrase.Words.Select(TermHints.Unmarked)) };
        if (plain != phrase && trial.Found(plain) is { } found)
            return new($"without its signs and diacritics it occurs: “{found}”", plain);
        if (phrase.Scope != QueryScope.Anywhere && trial.Matches(InScope(phrase, QueryScope.Anywhere)))
            return new("it stands elsewhere", InScope(phrase, QueryScope.Anywhere));
        if (phrase.Words.Count > MostWords)
            return null;
        var missing = phrase.Words.Where(word => !trial.Matches(word)).ToList();
        return missing.Count switch
        {
            0 => Apart(phrase, trial),
            1 => Mended(phrase, missing[0], trial),
            _ => new($"{missing.Count} of its words do not occur, the first: {QueryWriter.Write(missing[0])}"),
        };
    }

    private static PhraseNode InScope(PhraseNode phrase, QueryScope scope) =>
        phrase with { Scope = scope, Words = new(phrase.Words.Select(word => word with { Scope = scope })) };

    private static Hint Apart(PhraseNode phrase, Trial trial)
    {
        if (trial.Least(0, QueryLimits.Near, distance => Chain(phrase, distance, ordered: true)) is { } gap)
            return new(gap == 1 ? "1 token stands between its words" : $"up to {gap} tokens stand between its words", Chain(phrase, gap, ordered: true));
        if (trial.Least(-1, QueryLimits.Near, distance => Chain(phrase, distance, ordered: false)) is { } other)
            return new("its words stand in another order", Chain(phrase, other, ordered: false));
        return new("its words occur, but not near each other", QueryTree.And(phrase.Words));
    }

    private static QueryNode Chain(PhraseNode phrase, int distance, bool ordered) =>
        phrase.Words.Aggregate<QueryNode>((left, right) => new NearNode { Left = left, Right = right, Distance = distance, Ordered = ordered });

    private static Hint Mended(PhraseNode phrase, TermNode missing, Trial trial)
    {
        var hint = TermHints.Of(missing, trial);
        var mended = hint?.Rewrite is TermNode word && word.Scope == phrase.Scope
            ? phrase with { Words = new(phrase.Words.Select(each => ReferenceEquals(each, missing) ? word : each)) } : null;
        var text = $"{QueryWriter.Write(missing)} does not occur" + (hint is null ? "" : "; " + hint.Text);
        return new(text, mended is not null && trial.Matches(mended) ? mended : null);
    }
}
