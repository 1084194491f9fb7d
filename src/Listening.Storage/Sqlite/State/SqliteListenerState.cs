using System.Text.Json;
using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Listener state and outbox in the unit's file. One connection writes, one reads, each behind its own lock, so that look-ups do not wait for a commit's fsync.</summary>
public sealed class SqliteListenerState : IListenerState, IOutbox
{
    private readonly UnitFile _writer;
    private readonly UnitFile _reader;
    private readonly PollWriter _polls;
    private readonly EntryLookup _lookup;
    private readonly Suppression _suppression;
    private readonly Lazy<SqliteOutbox> _outbox;
    private readonly Lock _writing = new();
    private readonly Lock _reading = new();
    private readonly Lock _forwarding = new();

    /// <summary>Opens or creates the unit's file.</summary>
    /// <exception cref="StorageException">The file cannot be used.</exception>
    public SqliteListenerState(string folder, string unit, string incarnation, TimeProvider time)
    {
        // Only where a forwarder asks: in the embedded form the log's reader has the outbox.
        _outbox = new(() => new SqliteOutbox(folder, unit), LazyThreadSafetyMode.PublicationOnly);
        _writer = new UnitFile(folder, unit);
        try
        {
            _writer.Read(KeepPages);
            _reader = new UnitFile(folder, unit);
            _polls = _writer.Read(() => new PollWriter(_writer, incarnation, time));
            _lookup = _reader.Read(() => new EntryLookup(_reader));
            _suppression = _reader.Read(() => new Suppression(_reader));
        }
        catch (StorageException)
        {
            // A file that cannot be used must be free to be moved away.
            _polls?.Dispose();
            _lookup?.Dispose();
            _reader?.Dispose();
            _writer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Partition => _writer.Partition;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, SourceMemory> Sources() => Read(() => _lookup.Sources().ToDictionary(source => source.Id));

    /// <inheritdoc/>
    public KnownEntry? Find(string sourceId, string wideKey) => Read(() => _lookup.Find(sourceId, wideKey));

    /// <inheritdoc/>
    public IReadOnlyList<KnownEntry> FindByNarrowKey(string sourceId, string narrowKey) => Read(() => _lookup.FindByNarrowKey(sourceId, narrowKey));

    /// <inheritdoc/>
    public string? FindHeardElsewhere(string sourceId, IReadOnlyList<string> addresses) => Read(() => _lookup.FindHeardElsewhere(sourceId, addresses));

    /// <inheritdoc/>
    public bool IsSuppressed(string sourceId, IReadOnlyList<string> keys, IReadOnlyList<string> unitKeys) => Read(() => _suppression.Has(sourceId, keys, unitKeys));

    /// <inheritdoc/>
    public void Erase(IReadOnlyList<string> ids) => Write(() =>
    {
        foreach (var id in ids)
            UnitErasure.Erase(_writer, id);
        return ids.Count;
    });

    /// <inheritdoc/>
    public IReadOnlyList<KeptEntry> Kept(string sourceId) => Read(() => _lookup.Kept(sourceId));

    /// <inheritdoc/>
    public KeptCoverage KeptCoverage() => Read(() => KeptTable.Coverage(_reader));

    /// <inheritdoc/>
    public OutboxDepth Depth() => Read(() => LedgerReader.Depth(_reader));

    /// <inheritdoc/>
    public IReadOnlyList<ListenerLedger> Ledger(long checkpoint) => Read(() => LedgerReader.Ledger(_reader, checkpoint));

    /// <inheritdoc/>
    public IEnumerable<HeardEntry> Heard() => Read(() => LedgerReader.Heard(_reader));

    /// <inheritdoc/>
    public void Restore(IReadOnlyList<RestoredEntry> entries) => Write(() => EntryRestorer.Restore(_writer, entries));

    /// <inheritdoc/>
    IReadOnlyList<OutboxRecord> IOutbox.Read(long from, int limit, long maxBytes)
    {
        lock (_forwarding)
            return _outbox.Value.Read(from, limit, maxBytes);
    }

    /// <inheritdoc/>
    public void Forget(long before)
    {
        lock (_forwarding)
            _outbox.Value.Forget(before);
    }

    /// <inheritdoc/>
    public void SetAside(DeadLetter letter)
    {
        lock (_forwarding)
            _outbox.Value.SetAside(letter);
    }

    /// <inheritdoc/>
    public IReadOnlyList<PollEvent> Commit(IReadOnlyList<PollCommit> polls) =>
        Write(() => polls.Select(poll => _polls.Write(poll)).ToList());

    /// <inheritdoc/>
    public void PruneKept(DateTimeOffset before, long maxBytes) => Write(() => KeptTable.Prune(_writer, before, maxBytes));

    /// <inheritdoc/>
    public string? Recall(string name)
    {
        return Read(() =>
        {
            using var statement = new RawStatement(_reader.Connection, "SELECT value FROM settings WHERE name = ?1");
            return statement.Single(row => row.Text(0), name);
        });
    }

    /// <inheritdoc/>
    public void Remember(string name, string value) => Write(() =>
    {
        using var statement = new RawStatement(_writer.Connection, "INSERT INTO settings VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value");
        return statement.Execute(name, value);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _polls.Dispose();
        _lookup.Dispose();
        _suppression.Dispose();
        if (_outbox.IsValueCreated)
            _outbox.Value.Dispose();
        _writer.Dispose();
        _reader.Dispose();
    }

    internal static string StateToText(FeedState state) => JsonSerializer.Serialize(state, FeedStateJson.Default.FeedState);

    internal static FeedState StateOfText(string text) => JsonSerializer.Deserialize(text, FeedStateJson.Default.FeedState) ?? FeedState.New;

    // The keys of entries are hashes, so a transaction touches pages all over their trees: these stay in memory, and a page that many transactions change goes to the file once.
    private int KeepPages()
    {
        using var cache = new RawStatement(_writer.Connection, "PRAGMA cache_size=-16384");
        using var checkpoint = new RawStatement(_writer.Connection, "PRAGMA wal_autocheckpoint=4000");
        return cache.Run() + checkpoint.Run();
    }

    private T Read<T>(Func<T> work)
    {
        lock (_reading)
            return _reader.Read(work);
    }

    private T Write<T>(Func<T> work)
    {
        lock (_writing)
            return _writer.Write(work);
    }
}
