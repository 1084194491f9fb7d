using Confluent.Kafka;
using Listening.Mentions;
using Listening.Storage.Kafka;

namespace Listening.Tests.Storage.Kafka;

/// <summary>Makes a reader of a cluster answer as one of a file does: what was written before a read is there for it. A member of the group at a time: the one before leaves first.</summary>
/// <param name="before">The last one opened.</param>
/// <param name="open">Makes the reader.</param>
/// <param name="ends">Where each partition that is to be read ends.</param>
internal sealed class SettlingReader(SettlingReader? before, Func<ILogReader> open, Func<IReadOnlyDictionary<TopicPartition, long>> ends) : ILogReader
{
    private KafkaLogReader? _reader;
    private bool _isDisposed;

    public async Task<IReadOnlyList<LogRecord>> ReadAsync(int limit, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (patience == TimeSpan.Zero)
            await SettleAsync();
        return await _reader!.ReadAsync(limit, patience, cancellationToken);
    }

    public async Task AcknowledgeAsync(IReadOnlyDictionary<string, long> checkpoints, CancellationToken cancellationToken) => await _reader!.AcknowledgeAsync(checkpoints, cancellationToken);

    public async Task<long> LagAsync(CancellationToken cancellationToken)
    {
        await SettleAsync();
        return await _reader!.LagAsync(cancellationToken);
    }

    public void Hold(string unit) => _reader!.Hold(unit);

    public void Release(string unit) => _reader!.Release(unit);

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (_reader is not null)
            await _reader.DisposeAsync();
    }

    private async Task SettleAsync()
    {
        if (_reader is null)
        {
            if (before is not null)
                await before.DisposeAsync();
            _reader = (KafkaLogReader)open();
        }

        var wanted = ends();
        await Eventually.TrueAsync(() => _reader.Positions is var positions && wanted.All(end => positions.TryGetValue(end.Key, out var position) && position.Fetched >= end.Value));
    }
}
