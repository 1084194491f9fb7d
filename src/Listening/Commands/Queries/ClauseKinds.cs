using System.Globalization;
using Listening.Queries;

namespace Listening.Commands;

/// <summary>What a clause is called.</summary>
internal static class ClauseKinds
{
    /// <summary>The name in JSON.</summary>
    public static string Of(QueryNode node) => node switch
    {
        WordNode { Prefix: true } => "prefix",
        WordNode => "word",
        PatternNode => "pattern",
        FuzzyNode => "fuzzy",
        CasedNode => "cased",
        PhraseNode => "phrase",
        NearNode { Ordered: true } => "onear",
        NearNode => "near",
        TogetherNode { Paragraph: true } => "paragraph",
        TogetherNode => "sentence",
        AtLeastNode => "atleast",
        FirstNode => "first",
        FieldNode => "field",
        AndNode => "and",
        OrNode => "or",
        NotNode => "not",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The operator as it is written, with its number.</summary>
    public static string Label(QueryNode node)
    {
        int? number = node switch
        {
            NearNode near => near.Distance,
            AtLeastNode atLeast => atLeast.Count,
            FirstNode first => first.Tokens,
            _ => null,
        };
        return Of(node).ToUpperInvariant() + (number is null ? "" : string.Create(CultureInfo.InvariantCulture, $"/{number}"));
    }
}
