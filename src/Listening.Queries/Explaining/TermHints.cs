namespace Listening.Queries;

/// <summary>Hints for a term that does not occur.</summary>
internal static class TermHints
{
    internal static Hint? Of(TermNode term, Trial trial) =>
        Case(term, trial) ?? Plain(term, trial) ?? Elsewhere(term, trial) ?? Neighbour(term, trial) ?? Beginning(term, trial);

    private static Hint? Case(TermNode term, Trial trial)
    {
        if (term is not CasedNode cased || trial.Found(Word(term)) is not { } found)
            return null;
        var spelling = CasedSpelling.Of(found, cased.Marked is not null);
        // A sign is part of the marked spelling; a term without one accepts it too.
        if (cased.Cased[0] is not ('#' or '@' or '$'))
            spelling = spelling.TrimStart('#', '@', '$');
        return Tried($"it is spelt “{found}” there", cased with { Cased = spelling }, trial);
    }

    private static Hint? Plain(TermNode term, Trial trial)
    {
        if (term.Marked is null)
            return null;
        var plain = Unmarked(term);
        return Tried($"without its {(term.Marked[0] is '#' or '@' or '$' ? "sign" : "diacritics")} it occurs{As(trial.Found(plain))}", plain, trial);
    }

    private static Hint? Elsewhere(TermNode term, Trial trial) => term.Scope == QueryScope.Anywhere
        ? Tried("it stands in the author's name or handle", term with { Scope = QueryScope.Author }, trial)
        : Tried($"it stands elsewhere{As(trial.Found(term with { Scope = QueryScope.Anywhere }))}", term with { Scope = QueryScope.Anywhere }, trial);

    private static Hint? Neighbour(TermNode term, Trial trial)
    {
        if (term is not (WordNode { Prefix: false } or CasedNode or FuzzyNode))
            return null;
        var letters = term.Folded.EnumerateRunes().Count();
        for (var distance = 1; distance <= 2 && letters >= distance * QueryLimits.FuzzyLetters; distance++)
        {
            var fuzzy = new FuzzyNode { Folded = term.Folded, Marked = term.Marked, Scope = term.Scope, Distance = distance };
            if (trial.Found(fuzzy) is { } found && Word(found, term) is { } word)
                return Tried($"did you mean “{found}”?", word, trial);
        }

        return null;
    }

    private static Hint? Beginning(TermNode term, Trial trial)
    {
        if (term is not WordNode { Prefix: false } word || word.Folded.Count(char.IsLetterOrDigit) < QueryLimits.PrefixLetters)
            return null;
        var prefix = word with { Prefix = true };
        return Tried($"it is the beginning of another word{As(trial.Found(prefix))}", prefix, trial);
    }

    private static WordNode Word(TermNode term) => new() { Folded = term.Folded, Marked = term.Marked, Scope = term.Scope };

    /// <summary>The term that means a token as it stands in the text: its spelling where the term asked for one.</summary>
    internal static WordNode? Word(string found, TermNode like)
    {
        var buffer = new TokenBuffer();
        Tokenizer.Append(found, buffer);
        if (buffer.Count != 1)
            return null;
        var token = buffer.Tokens[0];
        return new() { Folded = buffer.Folded(token).ToString(), Marked = like.Marked is not null && token.Distinct ? buffer.Marked(token).ToString() : null, Scope = like.Scope };
    }

    /// <summary>The term that finds every spelling.</summary>
    internal static TermNode Unmarked(TermNode term) => term switch
    {
        CasedNode { Marked: not null } cased => Word(cased with { Marked = null }),
        _ => term with { Marked = null },
    };

    private static string As(string? found) => found is null ? "" : $": “{found}”";

    private static Hint? Tried(string text, QueryNode node, Trial trial) => trial.Matches(node) ? new(text, node) : null;
}
