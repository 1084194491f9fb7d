namespace Listening.Queries;

/// <summary>Walks a word through a <see cref="ShapeTrie"/>. Scratch of one thread.</summary>
internal sealed class ShapeWalk
{
    private int[] _entered = [];
    private int[] _reported = [];
    private int[] _active = new int[64];
    private int[] _next = new int[64];
    private int _nextCount;
    private int _step;
    private int _walk;
    private ShapeTrie _trie = null!;
    private TokenMemo _found = null!;

    /// <summary>Adds the terms of the word to the open list; the steps it took.</summary>
    internal long Find(ShapeTrie trie, ReadOnlySpan<char> word, TokenMemo found)
    {
        Begin(trie, found, word.Length);
        Enter(0);
        var (count, steps) = (Turn(), 0L);
        for (var i = 0; i < word.Length && count > 0;)
        {
            var point = CodePoints.At(word, i, out var width);
            i += width;
            steps += count;
            foreach (var node in _active.AsSpan(0, count))
                Leave(node, point);
            count = Turn();
        }

        foreach (var node in _active.AsSpan(0, count))
            Report(trie[node].Ends);
        return steps;
    }

    private void Begin(ShapeTrie trie, TokenMemo found, int length)
    {
        (_trie, _found, _nextCount) = (trie, found, 0);
        if (_entered.Length < trie.Nodes || _step > int.MaxValue - length - 2 || _walk == int.MaxValue)
        {
            var size = Math.Max(_entered.Length, trie.Nodes);
            (_entered, _reported, _step, _walk) = (new int[size], new int[size], 0, 0);
        }

        _walk++;
        _step++;
    }

    private int Turn()
    {
        var count = _nextCount;
        (_active, _next, _nextCount) = (_next, _active, 0);
        _step++;
        return count;
    }

    private void Leave(int node, int point)
    {
        var from = _trie[node];
        if (from.Stays)
            Enter(node);
        if (from.Any > 0)
            Enter(from.Any);
        if (_trie.After(node, point) is >= 0 and var next)
            Enter(next);
    }

    private void Enter(int node)
    {
        if (_entered[node] == _step)
            return;
        _entered[node] = _step;
        if (_nextCount == _next.Length)
            Array.Resize(ref _next, _nextCount * 2);
        _next[_nextCount++] = node;
        var entered = _trie[node];
        if (_reported[node] != _walk)
        {
            _reported[node] = _walk;
            Report(entered.Beginnings);
        }

        // A run of stars is one star, so this goes one level deep.
        if (entered.Run > 0)
            Enter(entered.Run);
    }

    private void Report(int link)
    {
        for (; link >= 0; link = _trie.Links.Next(link))
            _found.Add(_trie.Links.Term(link));
    }
}
