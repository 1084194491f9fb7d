namespace Listening.Queries;

/// <summary>Finds words of which at least one has to occur wherever a query matches: the rarest such choice.</summary>
internal static class RequiredTerms
{
    /// <summary>The words, or null where the query can match without any.</summary>
    internal static IReadOnlyList<WordNode>? Of(QueryNode node) => Choose(node)?.Words;

    private static Choice? Choose(QueryNode node) => node switch
    {
        WordNode word => new([word], Frequency(word)),
        PhraseNode phrase => phrase.Words.OfType<WordNode>().Select(word => new Choice([word], Frequency(word))).MinBy(choice => choice.Cost),
        AndNode and => and.Children.Select(Choose).Where(choice => choice is not null).MinBy(choice => choice!.Cost),
        OrNode or => Either([.. or.Children.Select(Choose)]),
        NotNode or FieldNode => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Choice? Either(Choice?[] choices) =>
        choices.Contains(null) ? null : new([.. choices.SelectMany(choice => choice!.Words)], choices.Sum(choice => choice!.Cost));

    // How many documents in a thousand have the word, roughly: the commonest words by name, the others by length (Zipf's law of abbreviation).
    private static double Frequency(WordNode word)
    {
        var letters = (word.Marked ?? word.Folded).Length;
        var frequency = CommonWords.Contains(word.Folded) ? 500 : 200 / Math.Pow(2, Math.Min(letters, 16));
        return word.Prefix ? frequency * 8 : word.Marked is null ? frequency : frequency / 2;
    }

    private sealed record Choice(IReadOnlyList<WordNode> Words, double Cost);
}
