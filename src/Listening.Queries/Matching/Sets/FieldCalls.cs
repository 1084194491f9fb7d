namespace Listening.Queries;

/// <summary>Finds the field tests that hold for a document by its values: exact ones by the value, hosts by each of their domains. The rest (ranges, patterns,
/// substrings) are made, each distinct one once.</summary>
internal sealed class FieldCalls
{
    private readonly Dictionary<QueryField, Dictionary<string, int>> _exact = [];
    private readonly HostTable _hosts = new();
    private readonly List<(int Key, int Number, FieldNode Node)> _others = [];

    /// <summary>Adds a test under a key of its own.</summary>
    /// <param name="node">The test.</param>
    /// <param name="number">Its number in the index.</param>
    /// <param name="key">What to call where it holds.</param>
    internal void Add(FieldNode node, int number, int key)
    {
        switch (node.Test)
        {
            case FieldTest.Exact exact when node.Field != QueryField.Has:
                if (!_exact.TryGetValue(node.Field, out var values))
                    _exact.Add(node.Field, values = []);
                values.Add(exact.Folded, key);
                break;
            case FieldTest.HostSuffix host when node.Field == QueryField.Site:
                _hosts.Add(host.Host, key);
                break;
            default:
                _others.Add((key, number, node));
                break;
        }
    }

    /// <summary>Adds the keys of the tests that hold; one may come twice.</summary>
    internal void Find(MatchContext context, List<int> keys)
    {
        foreach (var (field, values) in _exact)
            FindExact(context, field, values.GetAlternateLookup<ReadOnlySpan<char>>(), keys);
        if (_hosts.Count > 0 && context.Document.Site is { Length: > 0 } site)
            _hosts.Find(context.Values.Fold(site), keys);
        foreach (var (key, number, node) in _others)
            if (context.Fields.Holds(number, node, context))
                keys.Add(key);
    }

    private static void FindExact(MatchContext context, QueryField field, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> known, List<int> keys)
    {
        var values = FieldValues.Of(field, context.Document);
        for (var i = 0; i < values.Count; i++)
            if (values[i] is { Length: > 0 } value && FieldValues.Bare(field, value) is { IsEmpty: false } bare && known.TryGetValue(context.Values.Fold(bare), out var key))
                keys.Add(key);
    }
}
