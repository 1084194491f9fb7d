namespace Listening.Storage.Elasticsearch;

/// <summary>Items that wait for a request. One id of one index is in at most one request at a time, and the earlier item goes first: an older revision never overtakes a newer one.</summary>
internal sealed class BulkQueue
{
    private readonly Lock _gate = new();
    private readonly LinkedList<BulkItem> _waiting;
    private readonly HashSet<(string Index, string Id)> _busy = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BulkQueue(IEnumerable<BulkItem> items) => _waiting = new(items);

    /// <summary>The next items, waiting until there are some; empty where all are settled.</summary>
    public async Task<List<BulkItem>> TakeAsync(int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                var taken = Take(limit);
                if (taken.Count > 0 || _busy.Count == 0)
                    return taken;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Its fate is known.</summary>
    public void Settle(BulkItem item)
    {
        lock (_gate)
        {
            _busy.Remove((item.Index, item.Id));
            Change();
        }
    }

    /// <summary>They are to be sent (again), before whatever else waits.</summary>
    public void Return(IReadOnlyList<BulkItem> items)
    {
        lock (_gate)
        {
            for (var index = items.Count - 1; index >= 0; index--)
            {
                _busy.Remove((items[index].Index, items[index].Id));
                _waiting.AddFirst(items[index]);
            }

            Change();
        }
    }

    private List<BulkItem> Take(int limit)
    {
        var taken = new List<BulkItem>(Math.Min(limit, _waiting.Count));
        for (var node = _waiting.First; node is not null && taken.Count < limit;)
        {
            var next = node.Next;
            if (_busy.Add((node.Value.Index, node.Value.Id)))
            {
                taken.Add(node.Value);
                _waiting.Remove(node);
            }

            node = next;
        }

        return taken;
    }

    private void Change()
    {
        _changed.TrySetResult();
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
