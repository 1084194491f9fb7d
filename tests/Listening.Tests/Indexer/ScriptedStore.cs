using System.Collections.Concurrent;
using Listening.Mentions;

namespace Listening.Tests.Indexer;

/// <summary>A store that answers as the test says and remembers what it was given. It is asked by indexers only.</summary>
internal sealed class ScriptedStore : IMentionStore
{
    private readonly ConcurrentDictionary<string, int> _inFlight = new();
    private int _faults;
    private int _tries;
    private int _writing;

    /// <summary>Every batch that it was given while it was there.</summary>
    public ConcurrentQueue<StoreBatch> Batches { get; } = new();

    /// <summary>Ids of the mentions that it took, in order.</summary>
    public ConcurrentQueue<string> Ids { get; } = new();

    public ConcurrentQueue<(string Unit, DateTimeOffset Before)> Expiries { get; } = new();

    /// <summary>What becomes of an operation; indexed where it has no answer.</summary>
    public Func<StoreOperation, WriteResult?> Answer { get; set; } = _ => null;

    /// <summary>What happens before a batch is answered.</summary>
    public Func<StoreBatch, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Results it leaves out at the end of its next answer.</summary>
    public int Missing { get; set; }

    /// <summary>Takes nothing of a batch of which it refuses something, as a store that keeps checkpoints does.</summary>
    public bool IsAllOrNothing { get; set; }

    public int MaxInFlight { get; set; } = 1;

    /// <summary>How many of the next calls find it away.</summary>
    public int Faults { get => _faults; set => _faults = value; }

    public int Tries => _tries;

    /// <summary>True where one id was in two writes at the same time.</summary>
    public bool IdsMet { get; private set; }

    /// <summary>The most writes there were at the same time.</summary>
    public int MostInFlight { get; private set; }

    public static string Id(StoreOperation operation) => operation switch
    {
        StoreOperation.PutMention put => put.Mention.Id,
        StoreOperation.PutAction put => put.Action.MentionId,
        StoreOperation.Erase erase => erase.Id,
        StoreOperation.PutPoll put => put.Poll.Source.Id,
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    public Task<IReadOnlyDictionary<string, long>> CheckpointsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long>());

    public async Task<IReadOnlyList<WriteResult>> WriteAsync(StoreBatch batch, CancellationToken cancellationToken)
    {
        Try();
        var ids = batch.Operations.Select(Id).Distinct().ToList();
        foreach (var id in ids)
            IdsMet |= _inFlight.AddOrUpdate(id, 1, (_, count) => count + 1) > 1;
        MostInFlight = Math.Max(MostInFlight, Interlocked.Increment(ref _writing));
        await Before(batch).WaitAsync(cancellationToken);
        var results = batch.Operations.Select(operation => Answer(operation) ?? new(WriteOutcome.Indexed)).ToList();
        if (IsAllOrNothing && results.Any(result => result.Outcome == WriteOutcome.Refused))
            results = results.ConvertAll(result => result.Outcome == WriteOutcome.Refused ? result : new(WriteOutcome.Again));
        Batches.Enqueue(batch);
        foreach (var (operation, result) in batch.Operations.Zip(results))
        {
            if (operation is StoreOperation.PutMention && result.Outcome == WriteOutcome.Indexed)
                Ids.Enqueue(Id(operation));
        }

        Interlocked.Decrement(ref _writing);
        foreach (var id in ids)
            _inFlight.AddOrUpdate(id, 0, (_, count) => count - 1);
        return results[..^Leave(results.Count)];
    }

    public Task<long> ExpireAsync(string unit, DateTimeOffset firstHeardBefore, CancellationToken cancellationToken)
    {
        Try();
        Expiries.Enqueue((unit, firstHeardBefore));
        return Task.FromResult(1L);
    }

    public Task<MentionPage> SearchAsync(MentionSearch search, CancellationToken cancellationToken) => throw NotAsked();

    public Task<long> CountAsync(MentionSearch search, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IReadOnlyList<FacetCount>> FacetAsync(MentionSearch search, MentionFacet facet, int size, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IReadOnlyList<TimeCount>> HistogramAsync(MentionSearch search, TimeBucket bucket, TimeZoneInfo zone, CancellationToken cancellationToken) => throw NotAsked();

    public IAsyncEnumerable<Mention> ExportAsync(MentionSearch search, CancellationToken cancellationToken) => throw NotAsked();

    public Task<Mention?> GetAsync(string id, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IReadOnlyList<ActionEvent>> HistoryAsync(string mentionId, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IReadOnlyList<PollEvent>> PollsAsync(string? unit, string? sourceId, int limit, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IReadOnlyList<StoreLedger>> LedgerAsync(CancellationToken cancellationToken) => throw NotAsked();

    public Task<IReadOnlyList<string>> MissingAsync(IReadOnlyList<MentionVersion> versions, CancellationToken cancellationToken) => throw NotAsked();

    private int Leave(int count)
    {
        var left = Math.Min(Missing, count);
        Missing -= left;
        return left;
    }

    private static NotSupportedException NotAsked() => new("No indexer asks this.");

    private void Try()
    {
        Interlocked.Increment(ref _tries);
        if (Interlocked.Decrement(ref _faults) >= 0)
            throw new StorageException(StorageFault.Unreachable, "The store is away.");
    }
}
