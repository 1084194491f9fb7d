using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>The results of a batch's operations. An operation of several items is as badly off as the worst of them; where all are well, its document says what became of it.</summary>
internal sealed class WriteResults(int operations)
{
    private readonly Lock _gate = new();
    private readonly WriteResult?[] _results = new WriteResult?[operations];

    /// <summary>Fills what is known without asking anyone.</summary>
    public void Set(int operation, WriteResult result) => _results[operation] = result;

    public void Add(BulkItem item, WriteResult result)
    {
        lock (_gate)
        {
            var known = _results[item.Operation];
            if (known is null || Weight(result) > Weight(known.Value) || (Weight(result) == Weight(known.Value) && item is not EventItem))
                _results[item.Operation] = result;
        }
    }

    public WriteResult this[int operation] => _results[operation]!.Value;

    public IReadOnlyList<WriteResult> All() => [.. _results.Select(result => result!.Value)];

    private static int Weight(WriteResult result) => result.Outcome switch
    {
        WriteOutcome.Held => 3,
        WriteOutcome.Again => 2,
        WriteOutcome.Refused => 1,
        _ => 0,
    };
}
