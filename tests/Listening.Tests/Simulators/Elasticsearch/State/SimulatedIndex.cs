using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>One index: a single shard whose documents are kept in the order of writing.</summary>
internal sealed partial class SimulatedIndex
{
    // So many replaced versions stay in the shard before they are merged away.
    private const int MergeAbove = 1_000;

    private readonly Lock _gate = new();
    private readonly SimulatedCluster _cluster;
    private readonly Dictionary<string, StoredDocument> _latest = new(StringComparer.Ordinal);
    private readonly List<StoredDocument> _shard = [];
    private TaskCompletionSource _nextRefresh = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastSequence = -1;
    private long _visible = -1;
    private int _ordinals;
    private int _ended;

    public SimulatedIndex(SimulatedCluster cluster, string name, JsonObject settings, JsonObject mappings, JsonObject aliases, string? dataStream)
    {
        _cluster = cluster;
        (Name, Settings, Aliases, DataStream) = (name, settings, aliases, dataStream);
        Mapping = new IndexMapping(mappings);
        Analysis = new IndexAnalysis(settings);
        Created = cluster.Time.GetUtcNow();
    }

    public string Name { get; }

    public string Uuid { get; } = SimulatedCluster.NewId(22);

    public DateTimeOffset Created { get; }

    /// <summary>Nested below <c>index</c>, all values text.</summary>
    public JsonObject Settings { get; }

    public JsonObject Aliases { get; }

    /// <summary>The data stream it backs, if any.</summary>
    public string? DataStream { get; }

    public IndexMapping Mapping { get; }

    public IndexAnalysis Analysis { get; private set; }

    public int Shards => (int)(JsonValues.Whole(FlatSettings.Get(Settings, "index.number_of_shards")) ?? 1);

    public int Copies => 1 + (int)(JsonValues.Whole(FlatSettings.Get(Settings, "index.number_of_replicas")) ?? 1);

    public bool IsHidden => DataStream is not null || JsonValues.Truth(FlatSettings.Get(Settings, "index.hidden") ?? "false");

    /// <summary>The last operation that searches see.</summary>
    public long Visible => Interlocked.Read(ref _visible);

    /// <summary>All documents ever written and not merged away, replaced ones included.</summary>
    public int ShardSize
    {
        get
        {
            lock (_gate)
                return _shard.Count;
        }
    }

    public void Refresh()
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            Interlocked.Exchange(ref _visible, _lastSequence);
            (waiting, _nextRefresh) = (_nextRefresh, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            if (_ended > MergeAbove && _cluster.PointsInTime.OldestOf(this) is var oldest)
                _ended -= _shard.RemoveAll(document => document.Ended <= Math.Min(oldest, _visible));
        }

        waiting.TrySetResult();
    }

    /// <summary>Ends with the next refresh, whoever causes it.</summary>
    public Task NextRefreshAsync()
    {
        lock (_gate)
            return _nextRefresh.Task;
    }

    /// <summary>The newest version, searchable or not; null when there is none.</summary>
    public StoredDocument? Get(string id)
    {
        lock (_gate)
            return _latest.TryGetValue(id, out var document) && !document.Removed ? document : null;
    }

    /// <summary>What a search at a moment sees, in the order of the shard.</summary>
    public List<StoredDocument> At(long sequenceNumber)
    {
        lock (_gate)
            return _shard.FindAll(document => document.VisibleAt(sequenceNumber));
    }

    /// <summary>The shard with replaced versions: what statistics are made of.</summary>
    public List<StoredDocument> Shard()
    {
        lock (_gate)
            return _shard.FindAll(document => document.SequenceNumber <= _visible);
    }

    /// <summary>The number of documents that a search sees now.</summary>
    public int Count => At(Visible).Count;

    public void ChangeSettings(JsonObject change)
    {
        lock (_gate)
        {
            FlatSettings.Apply(Settings, change, "index.");
            Analysis = new IndexAnalysis(Settings);
        }
    }

    public void ChangeMapping(JsonObject change)
    {
        lock (_gate)
            Mapping.Merge(change);
    }

    /// <summary>The failure of every write while a block is on.</summary>
    public WriteFailure? Block(bool deleting)
    {
        if (On("read_only_allow_delete") && !deleting)
            return new WriteFailure(429, WriteFailure.Error("cluster_block_exception", $"index [{Name}] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block{_cluster.Identity.WatermarkAdvice}];"));
        if (On("write"))
            return new WriteFailure(403, WriteFailure.Error("cluster_block_exception", $"index [{Name}] blocked by: [FORBIDDEN/8/index write (api)];"));
        return On("read_only") ? new WriteFailure(403, WriteFailure.Error("cluster_block_exception", $"index [{Name}] blocked by: [FORBIDDEN/5/index read-only (api)];")) : null;

        bool On(string block) => JsonValues.Text(FlatSettings.Get(Settings, $"index.blocks.{block}")) == "true";
    }
}
