namespace Listening.Queries;

/// <summary>Turns terms of theirs into ours.</summary>
internal sealed class ImportTerms(QueryDialect dialect, ImportNotes notes)
{
    internal ImportOutcome Translate(ImportTerm term, ImportPlace place)
    {
        var text = term.Text.Trim();
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var gaps = words.Length > 1 && words.Any(IsGap);
        if (ImportWords.Fault(gaps ? string.Join(' ', words.Where(word => !IsGap(word))) : text) is { } fault)
            return ImportOutcome.Dropped(fault == ImportWords.Empty ? "no-word" : "wildcard", $"\"{Shown(text)}\": {fault}.", term.Position);
        var node = Node(term, text, words, gaps, place);
        // What else our parser refuses is left out here, where it can be said of the term alone.
        if (Query.Parse(ImportWriter.Write(node), QueryOptions.Search) is { Query: null } refused)
            return ImportOutcome.Dropped("term", $"\"{Shown(text)}\": {refused.Errors[0].Message}", term.Position);
        Remark(term, text, place);
        return ImportOutcome.Of(node);
    }

    private ImportNode Node(ImportTerm term, string text, string[] words, bool gaps, ImportPlace place)
    {
        if (term.Form is ImportTermForm.Cased or ImportTermForm.CasedExact)
            return Cased(term, text, place);
        if (term.Within is { } within)
            return words.Length > 1 ? Within(words, within, term, place) : Fuzzy(term, text, within, place);
        return gaps ? Gaps(words, term, place) : Text(term, text);
    }

    private void Remark(ImportTerm term, string text, ImportPlace place)
    {
        if (dialect != QueryDialect.Brandwatch && ImportWords.HasDiacritic(text))
            notes.Approximated("diacritic", $"\"{Shown(text)}\" finds only this spelling here; without the diacritics it finds every one.", term.Position, place.Seen(ImportDirection.FindsLess));
        if (term.Form is ImportTermForm.Exact or ImportTermForm.CasedExact && ImportWords.HasPunctuation(text))
            notes.Approximated("punctuation", $"\"{Shown(text)}\": punctuation is not looked at here.", term.Position, place.Seen(ImportDirection.FindsMore));
    }

    private ImportText Cased(ImportTerm term, string text, ImportPlace place)
    {
        if (text.IndexOfAny(['*', '?', '{', '}']) < 0)
            return new("{" + text + "}", IsTerm: true, term.Position);
        notes.Approximated("case", $"\"{Shown(text)}\": a wildcard and capitals that count do not go together here; capitals are not looked at.", term.Position, place.Seen(ImportDirection.FindsMore));
        return Text(term, text);
    }

    private ImportNode Within(string[] words, int within, ImportTerm term, ImportPlace place)
    {
        ImportNode[] terms = [.. words.Where(word => ImportWords.Count(word) > 0).Select(word => Text(term, word))];
        if (terms.Length == 1 || within == 0)
            return Text(term, string.Join(' ', words));
        if (within > QueryLimits.Near)
            notes.Approximated("distance", $"{within:N0} words between are more than the {QueryLimits.Near} that can be asked for.", term.Position, place.Seen(ImportDirection.FindsLess));
        else if (terms.Length > 2)
            notes.Approximated("distance", $"~{within} over {terms.Length} words: here each may stand so far from those before it.", term.Position, place.Seen(ImportDirection.FindsMore));
        else
            notes.Equivalent("distance", $"~{within} is NEAR/{within} here.", term.Position);
        return terms.Aggregate((left, right) => new ImportNear(left, right, "NEAR", Math.Min(within, QueryLimits.Near), term.Position));
    }

    private ImportText Fuzzy(ImportTerm term, string text, int within, ImportPlace place)
    {
        if (within is 1 or 2 && ImportWords.Write(text) == text && text.IndexOfAny(['*', '?']) < 0)
            return new(text + "~" + within, IsTerm: true, term.Position);
        notes.Approximated("distance", $"~{within} behind one word has no equivalent: left out.", term.Position, place.Seen(ImportDirection.FindsLess));
        return Text(term, text);
    }

    // A star that stands for a word of its own: so many words may stand between what is before and after it.
    private ImportNode Gaps(string[] words, ImportTerm term, ImportPlace place)
    {
        ImportNode? left = null;
        var (gap, run) = (0, new List<string>());
        foreach (var word in words.Append("*"))
        {
            if (!IsGap(word))
            {
                run.Add(word);
                continue;
            }

            if (run.Count > 0)
            {
                var right = Text(term, string.Join(' ', run));
                left = left is null ? right : new ImportNear(left, right, "ONEAR", Math.Min(gap, QueryLimits.Near), term.Position);
                gap = 0;
            }

            gap++;
            run.Clear();
        }

        notes.Approximated("gap", "A * that stands for a word: here at most so many words may stand there.", term.Position, place.Seen(ImportDirection.FindsMore));
        return left!;
    }

    private static bool IsGap(string text) => text == "*";

    private static ImportText Text(ImportTerm term, string text) =>
        new(term.Form == ImportTermForm.Quoted && text.EndsWith('?') ? ImportWords.Quoted(text) : ImportWords.Write(text), IsTerm: true, term.Position);

    private static string Shown(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");
}
