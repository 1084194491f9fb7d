namespace Listening.Queries;

/// <summary>The figures behind <see cref="QueryCost"/>. Clauses are taken as independent of each other.</summary>
internal static class CostEstimate
{
    // Of two words in one document about a third stand within a sentence or a few words.
    private const double Together = 0.3;

    /// <summary>Expected share of documents that match.</summary>
    internal static double Share(QueryNode node) => node switch
    {
        TermNode term => Scoped(term.Scope, Term(term)),
        PhraseNode phrase => Scoped(phrase.Scope, phrase.Words.Min(Term) * Math.Pow(Together, phrase.Words.Count - 1)),
        ProximityNode near => Share(near.Left) * Share(near.Right) * Together,
        AtLeastNode atLeast => Math.Pow(Share(atLeast.Child), Math.Min(atLeast.Count, 10)),
        FirstNode first => Share(first.Child) * Math.Min(1, first.Tokens / (double)TermFrequencies.Tokens),
        FieldNode field => Field(field.Field),
        AndNode and => and.Children.Aggregate(1.0, (share, child) => share * Share(child)),
        OrNode or => 1 - or.Children.Aggregate(1.0, (share, child) => share * (1 - Share(child))),
        NotNode not => 1 - Share(not.Child),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Work per document, in look-ups of a word.</summary>
    internal static double Work(QueryNode node) => node switch
    {
        TermNode term => Look(term),
        PhraseNode phrase => 1 + phrase.Words.Sum(Look),
        NearNode near => 3 + Work(near.Left) + Work(near.Right),
        TogetherNode together => 4 + Work(together.Left) + Work(together.Right),
        AtLeastNode atLeast => 2 + Work(atLeast.Child),
        FirstNode first => 3 + Work(first.Child),
        FieldNode { Test: FieldTest.Pattern or FieldTest.Contains } => 4,
        FieldNode => 2,
        AndNode and => and.Children.Sum(Work),
        OrNode or => or.Children.Sum(Work),
        NotNode not => Work(not.Child),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The clause with the most work.</summary>
    internal static QueryNode Dearest(QueryNode node) => node switch
    {
        AndNode and => and.Children.Select(Dearest).MaxBy(Work)!,
        OrNode or => or.Children.Select(Dearest).MaxBy(Work)!,
        NotNode not => Dearest(not.Child),
        _ => node,
    };

    // A whole word is one look-up in a table; a prefix one per length; the others are compared with every token of the document.
    private static double Look(TermNode term) => term switch
    {
        WordNode { Prefix: false } => 1,
        WordNode => 2,
        CasedNode => 3,
        PatternNode => 6,
        FuzzyNode { Distance: 1 } => 10,
        _ => 25,
    };

    // Rough factors: how many more words a looser term stands for, how many fewer a stricter one.
    private static double Term(TermNode term)
    {
        var share = TermFrequencies.Share(term.Folded.Replace("*", "").Replace("?", "")) * (term.Marked switch { null => 1, ['#' or '@' or '$', ..] => 0.1, _ => 0.5 });
        return Math.Min(1, term switch
        {
            WordNode { Prefix: true } or PatternNode => share * 8,
            FuzzyNode { Distance: 1 } => share * 3,
            FuzzyNode => share * 10,
            CasedNode => share * 0.5,
            _ => share,
        });
    }

    private static double Scoped(QueryScope scope, double share) => scope switch
    {
        QueryScope.Title => share * 0.15,
        QueryScope.Author => share * 0.02,
        _ => share,
    };

    private static double Field(QueryField field) => field switch
    {
        QueryField.Language or QueryField.Kind or QueryField.Words or QueryField.Has or QueryField.Sentiment or QueryField.Visibility or QueryField.Unit => 0.3,
        QueryField.Published or QueryField.Heard or QueryField.Rating or QueryField.Category or QueryField.Tag or QueryField.Goal => 0.1,
        QueryField.Id => 0.000_001,
        _ => 0.02,
    };
}
