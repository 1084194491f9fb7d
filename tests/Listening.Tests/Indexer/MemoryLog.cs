using System.Collections.Concurrent;
using System.Text.Json;
using Listening.Mentions;
using Listening.Tests.Contracts;

namespace Listening.Tests.Indexer;

/// <summary>A log in memory: a partition for each unit, or several by name, and one reader that tells what was done with it.</summary>
internal sealed class MemoryLog : IEventLog, ILogReader
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Partition> _partitions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private int _faults;

    public ConcurrentQueue<DeadLetter> Letters { get; } = new();

    /// <summary>Units of which nothing can be set aside.</summary>
    public HashSet<string> Damaged { get; } = [];

    /// <summary>How many of the next reads fail.</summary>
    public int Faults { get => _faults; set => _faults = value; }

    /// <summary>Units in the order in which they were held.</summary>
    public ConcurrentQueue<string> Holds { get; } = new();

    public long Acknowledged(string partition)
    {
        lock (_lock)
            return _partitions[partition].Acknowledged;
    }

    public long Delivered(string partition)
    {
        lock (_lock)
            return _partitions[partition].Next;
    }

    public void Mentions(string unit, params IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
            Append(unit, unit + "/0", LogStream.Mentions, id, JsonSerializer.SerializeToUtf8Bytes(SampleMention.Of(id) with { Unit = unit }, MentionJson.Mention));
    }

    public void Append(string unit, string partition, LogStream stream, string key, byte[]? value)
    {
        lock (_lock)
        {
            if (!_partitions.TryGetValue(partition, out var found))
                _partitions.Add(partition, found = new Partition(unit));
            found.Records.Add(new() { Stream = stream, Unit = unit, Partition = partition, Offset = found.Records.Count, Key = key, Value = value });
        }
    }

    public ILogReader OpenReader(IReadOnlyDictionary<string, long> checkpoints) => this;

    public Task<IReadOnlyList<LogRecord>> ReadAsync(int limit, TimeSpan patience, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Decrement(ref _faults) >= 0)
            throw new StorageException(StorageFault.Unreachable, "The log is away.");
        var records = new List<LogRecord>();
        lock (_lock)
        {
            foreach (var partition in _partitions.Values.Where(partition => !_held.Contains(partition.Unit)))
            {
                var some = partition.Records.Skip((int)partition.Next).Take(Math.Max(1, limit / _partitions.Count)).Take(limit - records.Count).ToList();
                partition.Next += some.Count;
                records.AddRange(some);
            }
        }

        return Task.FromResult<IReadOnlyList<LogRecord>>(records);
    }

    public Task AcknowledgeAsync(IReadOnlyDictionary<string, long> checkpoints, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var (partition, position) in checkpoints)
            {
                Assert.True(position > _partitions[partition].Acknowledged, "A position went back, or was told twice.");
                _partitions[partition].Acknowledged = position;
            }
        }

        return Task.CompletedTask;
    }

    public Task<long> LagAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_partitions.Values.Sum(partition => partition.Records.Count - partition.Next));
    }

    public void Hold(string unit)
    {
        lock (_lock)
        {
            Assert.True(_held.Add(unit), "Held twice.");
            foreach (var partition in _partitions.Values.Where(partition => partition.Unit == unit))
                partition.Next = partition.Acknowledged;
        }

        Holds.Enqueue(unit);
    }

    public void Release(string unit)
    {
        lock (_lock)
            Assert.True(_held.Remove(unit), "Released without being held.");
    }

    public Task QuarantineAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Damaged.Contains(letter.Unit))
            throw new StorageException(StorageFault.Corrupted, $"The file of {letter.Unit} is damaged.");
        if (Letters.All(known => known.Id != letter.Id))
            Letters.Enqueue(letter);
        return Task.CompletedTask;
    }

    public Task AppendAsync(string unit, IReadOnlyList<ActionEvent> actions, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(string? unit, CancellationToken cancellationToken) => throw NotAsked();

    public Task<bool> RetryAsync(string deadLetterId, CancellationToken cancellationToken) => throw NotAsked();

    public Task<bool> DropAsync(string deadLetterId, CancellationToken cancellationToken) => throw NotAsked();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static NotSupportedException NotAsked() => new("No indexer asks this.");

    private sealed class Partition(string unit)
    {
        public string Unit { get; } = unit;

        public List<LogRecord> Records { get; } = [];

        public long Next { get; set; }

        public long Acknowledged { get; set; }
    }
}
