using System.Globalization;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Reads every unit's outbox in turn. A unit whose file fails is passed over and tried again later: the others go on.</summary>
internal sealed class SqliteLogReader(string folder, IReadOnlyDictionary<string, long> checkpoints, TimeProvider time) : ILogReader
{
    /// <summary>How often an idle reader looks for new records of other processes.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a unit whose file failed is left alone.</summary>
    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of values one unit gives at a time; one larger record still comes through.</summary>
    private const long MaxBytes = 8 << 20;

    private readonly Dictionary<string, UnitReader> _units = [];
    private readonly Dictionary<string, long> _positions = new(checkpoints);
    private readonly Dictionary<string, DateTimeOffset> _penalties = [];
    private readonly Dictionary<string, long> _acknowledged = new(checkpoints);
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private int _turn;

    public async Task<IReadOnlyList<LogRecord>> ReadAsync(int limit, TimeSpan patience, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + patience;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var records = ReadNow(limit);
            if (records.Count > 0 || time.GetUtcNow() >= deadline)
                return records;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    public Task AcknowledgeAsync(IReadOnlyDictionary<string, long> checkpoints, CancellationToken cancellationToken)
    {
        foreach (var unit in _units.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (checkpoints.TryGetValue(unit.Partition, out var checkpoint))
                Guard(unit.Unit, () => unit.Forget(checkpoint));
        }

        return Task.CompletedTask;
    }

    public Task<long> LagAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OpenNewUnits();
        return Task.FromResult(_units.Values.ToList().Sum(unit => Guard(unit.Unit, unit.Lag)));
    }

    // The positions of a file that cannot be opened just now go back too.
    public void Hold(string unit)
    {
        _held.Add(unit);
        foreach (var partition in _positions.Keys.Where(partition => partition.StartsWith(unit + "/", StringComparison.Ordinal)).ToList())
            _positions[partition] = _acknowledged.GetValueOrDefault(partition);
    }

    public void Release(string unit) => _held.Remove(unit);

    public ValueTask DisposeAsync()
    {
        foreach (var unit in _units.Values)
            unit.Dispose();
        return ValueTask.CompletedTask;
    }

    // Every unit gets its share of a batch, so that a flood of one does not starve the others.
    private List<LogRecord> ReadNow(int limit)
    {
        OpenNewUnits();
        var records = new List<LogRecord>();
        var units = _units.Values.Where(unit => !_held.Contains(unit.Unit)).ToList();
        for (var index = 0; index < units.Count && records.Count < limit; index++)
        {
            var unit = units[(_turn + index) % units.Count];
            var share = Math.Max(1, (limit - records.Count) / (units.Count - index));
            records.AddRange(Guard(unit.Unit, () => unit.Read(share)) ?? []);
        }

        _turn++;
        return records;
    }

    private void OpenNewUnits()
    {
        foreach (var unit in SqliteFiles.Units(folder))
        {
            if (!_units.ContainsKey(unit) && (!_penalties.TryGetValue(unit, out var until) || until <= time.GetUtcNow()))
                Guard(unit, () => _units[unit] = Open(unit));
        }
    }

    private UnitReader Open(string unit)
    {
        var file = new UnitFile(folder, unit);
        try
        {
            return file.Read(() => new UnitReader(file, _positions, _acknowledged));
        }
        catch (StorageException)
        {
            file.Dispose();
            throw;
        }
    }

    private T? Guard<T>(string unit, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (StorageException)
        {
            // What is wrong with the file is the listener's to report: it cannot work either. Here the unit only loses its turn.
            if (_units.Remove(unit, out var reader))
                reader.Dispose();
            _penalties[unit] = time.GetUtcNow() + Penalty;
            return default;
        }
    }

    private sealed class UnitReader(UnitFile file, Dictionary<string, long> positions, Dictionary<string, long> acknowledged) : IDisposable
    {
        private readonly RawStatement _read = new(file.Connection, "SELECT seq, stream, key, source, incarnation, value, headers FROM outbox WHERE seq >= ?1 ORDER BY seq LIMIT ?2");
        private readonly RawStatement _forget = new(file.Connection, "DELETE FROM outbox WHERE seq < ?1");
        private readonly RawStatement _lag = new(file.Connection, "SELECT coalesce((SELECT max(seq) FROM outbox) + 1 - max(?1, (SELECT min(seq) FROM outbox)), 0)");

        public string Unit => file.Unit;

        public string Partition => file.Partition;

        // Kept outside of this reader: a unit whose file failed goes on where it was.
        private long Next
        {
            get => positions.GetValueOrDefault(file.Partition);
            set => positions[file.Partition] = value;
        }

        public List<LogRecord> Read(int limit)
        {
            var bytes = 0L;
            var records = file.Read(() => _read.QueryWhile(ReadRecord, record => (bytes += record.Value?.Length ?? 0) < MaxBytes, Next, limit));
            if (records.Count > 0)
                Next = records[^1].Offset + 1;
            return records;
        }

        public int Forget(long checkpoint)
        {
            acknowledged[file.Partition] = Math.Max(checkpoint, acknowledged.GetValueOrDefault(file.Partition));
            return file.Write(() => _forget.Execute(checkpoint));
        }

        public long Lag() => Math.Max(0, file.Read(() => _lag.Single(row => row.Long(0), Next)));

        public void Dispose()
        {
            _read.Dispose();
            _forget.Dispose();
            _lag.Dispose();
            file.Dispose();
        }

        private LogRecord ReadRecord(RawStatement row)
        {
            var headers = new Dictionary<string, string>
            {
                [LogHeaders.Incarnation] = row.Text(4),
                [LogHeaders.Sequence] = row.Long(0).ToString(CultureInfo.InvariantCulture),
            };
            if (!row.IsNull(3))
                headers[LogHeaders.Source] = row.Text(3);
            if (!row.IsNull(6))
                OutboxHeaders.Read(row.Text(6), headers);
            return new()
            {
                Stream = (LogStream)(int)row.Long(1),
                Unit = file.Unit,
                Partition = file.Partition,
                Offset = row.Long(0),
                Key = row.Text(2),
                Value = row.IsNull(5) ? null : row.Blob(5).ToArray(),
                Headers = headers,
            };
        }
    }
}
