namespace Listening.Queries;

/// <summary>What the linter remembers of a tree's nodes, and the bound on its work: advice that would cost more is not given.</summary>
internal sealed class TreeFacts
{
    /// <summary>Comparisons of two nodes per query.</summary>
    internal const int Budget = 100_000;

    private readonly Dictionary<QueryNode, Fact> _facts = new(ReferenceEqualityComparer.Instance);
    private int _left = Budget;

    /// <summary>Comparisons made.</summary>
    internal int Spent => Budget - _left;

    /// <summary>Takes one comparison; false where none is left.</summary>
    internal bool Take() => _left-- > 0;

    /// <summary>Equal trees. What is equal costs its size, what differs nearly always one.</summary>
    internal bool Same(QueryNode a, QueryNode b)
    {
        if (ReferenceEquals(a, b))
            return true;
        var (left, right) = (Of(a), Of(b));
        if (left.Hash != right.Hash || left.Size != right.Size)
            return false;
        _left -= left.Size;
        return _left > 0 && a.Equals(b);
    }

    internal int Hash(QueryNode node) => Of(node).Hash;

    private Fact Of(QueryNode node)
    {
        if (!_facts.TryGetValue(node, out var fact))
            _facts[node] = fact = Make(node);
        return fact;
    }

    private Fact Make(QueryNode node) => node switch
    {
        AndNode and => Group(1, and.Children),
        OrNode or => Group(2, or.Children),
        NotNode not => One(3, 0, not.Child),
        NearNode near => Two(4, HashCode.Combine(near.Distance, near.Ordered), near),
        TogetherNode together => Two(5, together.Paragraph ? 1 : 0, together),
        AtLeastNode atLeast => One(6, atLeast.Count, atLeast.Child),
        FirstNode first => One(7, first.Tokens, first.Child),
        PhraseNode phrase => new(phrase.GetHashCode(), phrase.Words.Count),
        _ => new(node.GetHashCode(), 1),
    };

    private Fact Group(int kind, EquatableList<QueryNode> children)
    {
        var hash = new HashCode();
        hash.Add(kind);
        var size = 1;
        foreach (var child in children)
        {
            hash.Add(Of(child).Hash);
            size += Of(child).Size;
        }

        return new(hash.ToHashCode(), size);
    }

    private Fact One(int kind, int number, QueryNode child) => new(HashCode.Combine(kind, number, Of(child).Hash), Of(child).Size + 1);

    private Fact Two(int kind, int number, ProximityNode node) =>
        new(HashCode.Combine(kind, number, Of(node.Left).Hash, Of(node.Right).Hash), Of(node.Left).Size + Of(node.Right).Size + 1);

    private sealed record Fact(int Hash, int Size);
}
