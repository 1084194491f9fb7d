namespace Listening.Queries;

/// <summary>Beginnings of words and words with wildcards, shared by all queries: one trie by code point, walked with the set of nodes that are still possible.
/// A word costs at most its length times the nodes that it keeps alive; nothing is tried again.</summary>
internal sealed class ShapeTrie
{
    private readonly Dictionary<long, int> _edges = [];
    private readonly List<ShapeNode> _nodes = [new()];
    private readonly TermLinks _links = new();
    private readonly ShapeStart _start = new();

    internal int Nodes => _nodes.Count;

    internal TermLinks Links => _links;

    internal void AddPrefix(string word, int term)
    {
        _start.Add(word, word.Length);
        var node = 0;
        foreach (var point in word.EnumerateRunes())
            node = Follow(node, point.Value);
        _nodes[node] = _nodes[node] with { Beginnings = _links.Add(term, _nodes[node].Beginnings) };
    }

    internal void AddPattern(string pattern, int term)
    {
        _start.Add(pattern, pattern.AsSpan().IndexOfAny('?', '*') is >= 0 and var wildcard ? wildcard : pattern.Length);
        var open = pattern.EndsWith('*');
        var (node, run) = (0, false);
        foreach (var point in pattern.AsSpan().TrimEnd('*').EnumerateRunes())
        {
            node = point.Value switch
            {
                '*' => run ? node : Run(node),
                '?' => Any(node),
                _ => Follow(node, point.Value),
            };
            run = point.Value == '*';
        }

        _nodes[node] = open
            ? _nodes[node] with { Beginnings = _links.Add(term, _nodes[node].Beginnings) }
            : _nodes[node] with { Ends = _links.Add(term, _nodes[node].Ends) };
    }

    /// <summary>False where no entry can begin like the word.</summary>
    internal bool MayHave(ReadOnlySpan<char> word) => _start.MayHave(word);

    internal ShapeNode this[int node] => _nodes[node];

    /// <summary>The node behind a character, or -1.</summary>
    internal int After(int node, int point) => _edges.TryGetValue(Key(node, point), out var next) ? next : -1;

    private static long Key(int node, int point) => ((long)node << 21) | (uint)point;

    private int Follow(int node, int point)
    {
        if (!_edges.TryGetValue(Key(node, point), out var next))
            _edges.Add(Key(node, point), next = New(default));
        return next;
    }

    private int Any(int node)
    {
        if (_nodes[node].Any == 0)
        {
            var any = New(default);
            _nodes[node] = _nodes[node] with { Any = any };
        }

        return _nodes[node].Any;
    }

    private int Run(int node)
    {
        if (_nodes[node].Run == 0)
        {
            var run = New(new() { Stays = true });
            _nodes[node] = _nodes[node] with { Run = run };
        }

        return _nodes[node].Run;
    }

    private int New(ShapeNode node)
    {
        _nodes.Add(node with { Beginnings = -1, Ends = -1 });
        return _nodes.Count - 1;
    }
}
