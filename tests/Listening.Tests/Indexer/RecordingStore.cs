using System.Collections.Concurrent;
using Listening.Mentions;

namespace Listening.Tests.Indexer;

/// <summary>A store that remembers what it was given and fails as the test says. It is asked by indexers only.</summary>
internal sealed class RecordingStore : IMentionStore
{
    private int _faults;

    public ConcurrentQueue<StoreBatch> Batches { get; } = new();

    public ConcurrentQueue<(string Unit, DateTimeOffset Before)> Expiries { get; } = new();

    /// <summary>Mentions it refuses, and with them the batch they come in.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>How many of the next calls find it busy.</summary>
    public int Faults { get => _faults; set => _faults = value; }

    public int Tries { get; private set; }

    public IEnumerable<string> Ids => Batches.SelectMany(batch => batch.Operations).OfType<StoreOperation.PutMention>().Select(put => put.Mention.Id);

    public Task<IReadOnlyDictionary<string, long>> CheckpointsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(Batches.SelectMany(batch => batch.Checkpoints).GroupBy(position => position.Key).ToDictionary(group => group.Key, group => group.Max(position => position.Value)));

    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(StoreBatch batch, CancellationToken cancellationToken)
    {
        Try();
        if (batch.Operations.OfType<StoreOperation.PutMention>().Any(put => Refused.Contains(put.Mention.Id)))
            throw new InvalidOperationException("This one cannot be stored.");
        Batches.Enqueue(batch);
        return Task.FromResult<IReadOnlyList<WriteOutcome>>([.. batch.Operations.Select(_ => WriteOutcome.Indexed)]);
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

    private static NotSupportedException NotAsked() => new("No indexer asks this.");

    private void Try()
    {
        Tries++;
        if (Interlocked.Decrement(ref _faults) >= 0)
            throw new StorageException(StorageFault.Busy, "The store is busy.");
    }
}
