namespace Listening.Queries;

/// <summary>Decides under which keys each query of a segment is filed: the choice that holds most rarely, and a second one to check.</summary>
internal sealed class SegmentPlan(TermIndex terms, FieldCalls fields)
{
    private readonly Dictionary<FieldNode, int> _fieldKeys = [];
    private readonly KeyFrequency _frequency = new();
    private readonly List<List<Posting>> _byField = [];

    internal List<Posting>?[] ByTerm { get; } = new List<Posting>?[terms.Count];

    internal List<Posting>?[] ByField => [.. _byField];

    internal List<Posting> Always { get; } = [];

    internal void Place(QueryNode[] roots)
    {
        // Twice: what is rare depends on what all queries ask for.
        foreach (var root in roots)
            foreach (var key in RequiredChoice.Of(root, _frequency.Of).SelectMany(choice => choice.Keys).Distinct().ToList())
                _frequency.Count(key);
        for (var query = 0; query < roots.Length; query++)
            Place(query, [.. RequiredChoice.Of(roots[query], _frequency.Of).OrderBy(choice => choice.Cost(_frequency.Of))]);
    }

    private void Place(int query, RequiredChoice[] choices)
    {
        var called = choices.FirstOrDefault();
        var (second, other) = Second(choices.Skip(1), called);
        var posting = new Posting(query, second, other);
        if (called is null)
            Always.Add(posting);
        foreach (var key in called?.Keys ?? [])
            (key is TermNode term ? ByTerm[terms.Add(term)] ??= [] : _byField[FieldKey((FieldNode)key)]).Add(posting);
    }

    // One or two terms: more are not cheaper to check than the query.
    private (int Second, int Other) Second(IEnumerable<RequiredChoice> rest, RequiredChoice? called)
    {
        var choice = rest.FirstOrDefault(choice => choice.Keys.Count <= 2 && choice.Keys.All(key => key is TermNode) && !choice.Keys.Any(key => called!.Keys.Contains(key)));
        int[] found = [.. choice?.Keys.Select(key => terms.Add((TermNode)key)) ?? []];
        return (found.Length > 0 ? found[0] : -1, found.Length > 1 ? found[1] : -1);
    }

    private int FieldKey(FieldNode node)
    {
        if (_fieldKeys.TryGetValue(node, out var key))
            return key;
        key = _fieldKeys.Count;
        _fieldKeys.Add(node, key);
        _byField.Add([]);
        fields.Add(node, terms.Add(node), key);
        return key;
    }
}
