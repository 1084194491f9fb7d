namespace Listening.Queries;

/// <summary>An estimate of what a query finds and costs, from the tree and a table of word frequencies alone; made to compare queries and to warn, not to count.</summary>
public sealed record QueryCost
{
    /// <summary>Work past which a query is linted as <c>costly</c>: as much as ten thousand words, or four hundred terms by two changes.</summary>
    public const double Budget = 10_000;

    /// <summary>Expected share of all documents, in the languages of its words, that match: 0 to 1.</summary>
    public required double MatchShare { get; init; }

    /// <summary>Relative work per document. The unit is to look one whole word up in a document that is cut into tokens already.</summary>
    public required double Work { get; init; }

    /// <summary>The clause (no AND, OR or NOT) with the most work.</summary>
    public required QueryNode Dearest { get; init; }

    /// <summary><see cref="Dearest"/> in canonical form.</summary>
    public string DearestText => QueryWriter.Write(Dearest);

    /// <summary>True where the work is past <see cref="Budget"/>.</summary>
    public bool OverBudget => Work > Budget;

    internal static QueryCost Of(QueryNode root)
    {
        var dearest = CostEstimate.Dearest(root);
        return new() { MatchShare = CostEstimate.Share(root), Work = CostEstimate.Work(root), Dearest = dearest };
    }
}
