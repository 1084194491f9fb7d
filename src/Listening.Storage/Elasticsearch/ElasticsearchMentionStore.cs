using System.Runtime.CompilerServices;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>The distributed store: Elasticsearch (8, 9) or OpenSearch (2, 3). Safe for several threads at once. What was written is searchable within the index's refresh
/// interval, or at once with <see cref="ElasticsearchOptions.RefreshBeforeSearch"/>.</summary>
public sealed class ElasticsearchMentionStore : IMentionStore, IDisposable
{
    private static readonly IReadOnlyDictionary<string, long> NoCheckpoints = new Dictionary<string, long>();

    private readonly ElasticsearchOptions _options;
    private readonly TimeProvider _time;
    private readonly StoreControl _control;
    private readonly MentionIndices _indices;
    private readonly PlanRunner _runner;
    private readonly MentionPages _pages;
    private readonly MentionCounts _counts;
    private readonly StoreLookups _lookups;
    private readonly StorySearch _stories;
    private readonly StoreWriter _writer;
    private readonly Retention _retention;

    internal ElasticsearchMentionStore(IElasticsearchClient client, ElasticsearchOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        var names = new IndexNames(options.Prefix);
        _control = new StoreControl(client, names, time);
        _indices = new MentionIndices(client, names, new TemplateInstaller(client, options, names));
        var finder = new DocumentFinder(client, options, names);
        _runner = new PlanRunner(client, options, names);
        _pages = new MentionPages(client, options, _runner);
        _counts = new MentionCounts(client, options, _runner, _pages);
        _lookups = new StoreLookups(client, names, finder, _control, _runner);
        _stories = new StorySearch(client, names, _runner);
        _writer = new StoreWriter(client, options, names, _indices, _control, finder);
        _retention = new Retention(client, names, _indices, _control);
    }

    /// <summary>Bulk requests that one write may have in flight are counted apart: see <see cref="ElasticsearchOptions.MaxInFlight"/>.</summary>
    public int MaxInFlight => _options.MaxInFlight;

    /// <summary>None: the log keeps the positions, since documents and positions cannot be written in one step.</summary>
    public Task<IReadOnlyDictionary<string, long>> CheckpointsAsync(CancellationToken cancellationToken) => Task.FromResult(NoCheckpoints);

    /// <inheritdoc/>
    public IStoryIndex Stories => _stories;

    /// <inheritdoc/>
    public Task<IReadOnlyList<WriteResult>> WriteAsync(StoreBatch batch, CancellationToken cancellationToken) => _writer.WriteAsync(batch, cancellationToken);

    /// <inheritdoc/>
    public Task<MentionPage> SearchAsync(MentionSearch search, CancellationToken cancellationToken) => _pages.SearchAsync(search, cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(MentionSearch search, CancellationToken cancellationToken) => _counts.CountAsync(search, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FacetCount>> FacetAsync(MentionSearch search, MentionFacet facet, int size, CancellationToken cancellationToken) =>
        _counts.FacetAsync(search, facet, size, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TimeCount>> HistogramAsync(MentionSearch search, TimeBucket bucket, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        _counts.HistogramAsync(search, bucket, zone, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Mention> ExportAsync(MentionSearch search, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A refusal shows with the first page, before anything was given away: so the plan is settled by a count.
        var plan = await _runner.RunAsync<SearchPlan?>(search, null, async plan => (plan, (await _runner.CountAsync(plan.Target, plan.Query, cancellationToken)).Error), cancellationToken);
        if (plan is null)
            yield break;
        await foreach (var mention in _pages.VerifiedAsync(plan, search.Sort, long.MaxValue, cancellationToken))
            yield return mention;
    }

    /// <inheritdoc/>
    public Task<Mention?> GetAsync(string id, CancellationToken cancellationToken) => _lookups.GetAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ActionEvent>> HistoryAsync(string mentionId, CancellationToken cancellationToken) => _lookups.HistoryAsync(mentionId, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PollEvent>> PollsAsync(string? unit, string? sourceId, int limit, CancellationToken cancellationToken) =>
        _lookups.PollsAsync(unit, sourceId, limit, cancellationToken);

    /// <summary>What the store holds now, by unit and source, under the partition "": <c>Indexed</c> counts mentions, not records. What was superseded, expired or erased leaves
    /// no count here; the log's sequences and the polls' cumulative counts tell it.</summary>
    public Task<IReadOnlyList<StoreLedger>> LedgerAsync(CancellationToken cancellationToken) => _lookups.LedgerAsync(cancellationToken);

    /// <summary>Which of these ids the store does not hold at the given revision or a higher one. An id that is not there counts as expired, and so as held, where its revision
    /// is older than what its unit's retention has removed.</summary>
    public Task<IReadOnlyList<string>> MissingAsync(IReadOnlyList<MentionVersion> versions, CancellationToken cancellationToken) => _lookups.MissingAsync(versions, cancellationToken);

    /// <inheritdoc/>
    public Task<long> ExpireAsync(string unit, DateTimeOffset firstHeardBefore, CancellationToken cancellationToken) =>
        _retention.ExpireAsync(unit, firstHeardBefore, _time.GetUtcNow(), cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _indices.Dispose();
        _control.Dispose();
    }
}
