using System.Collections.Concurrent;
using Listening.Mentions;

namespace Listening.Tests.Indexer;

/// <summary>A store that remembers what it was given and fails as the test says. It is asked by indexers only.</summary>
internal sealed class RecordingStore : IMentionStore
{
    private int _faults;

    public ConcurrentQueue<StoreBatch> Batches { get; } = new();

    public ConcurrentQueue<(string Unit, DateTimeOffset Before)> Expiries { get; } = new();

    /// <summary>Mentions it refuses; of the batch they come in it then takes nothing.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>How many of the next calls find it busy.</summary>
    public int Faults { get => _faults; set => _faults = value; }

    public int Tries { get; private set; }

    public IEnumerable<string> Ids => Batches.SelectMany(batch => batch.Operations).OfType<StoreOperation.PutMention>().Select(put => put.Mention.Id);

    public Task<IReadOnlyDictionary<string, long>> CheckpointsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(Batches.SelectMany(batch => batch.Checkpoints).GroupBy(position => position.Key).ToDictionary(group => group.Key, group => group.Max(position => position.Value)));

    public Task<IReadOnlyList<WriteResult>> WriteAsync(StoreBatch batch, CancellationToken cancellationToken)
    {
        Try();
        var results = batch.Operations.Select(operation => new WriteResult(IsRefused(operation) ? WriteOutcome.Refused : WriteOutcome.Indexed, Reason: "This one cannot be stored.")).ToList();
        if (results.Any(result => result.Outcome == WriteOutcome.Refused))
            return Task.FromResult<IReadOnlyList<WriteResult>>([.. results.Select(result => result.Outcome == WriteOutcome.Refused ? result : new(WriteOutcome.Again))]);
        Batches.Enqueue(batch);
        return Task.FromResult<IReadOnlyList<WriteResult>>(results);
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

    private bool IsRefused(StoreOperation operation) => operation is StoreOperation.PutMention put && Refused.Contains(put.Mention.Id);

    private static NotSupportedException NotAsked() => new("No indexer asks this.");

    private void Try()
    {
        Tries++;
        if (Interlocked.Decrement(ref _faults) >= 0)
            throw new StorageException(StorageFault.Busy, "The store is busy.");
    }
}
