using System.Text.Json;
using Listening.Indexer;
using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Indexer;

public sealed class BatchWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(SampleMention.Noon);
    private readonly RecordingStore _store = new();
    private readonly IndexerProgress _progress = new();
    private readonly IndexerMetrics _metrics = new();
    private readonly SqliteEventLog _log;
    private readonly BatchWriter _writer;

    public BatchWriterTests()
    {
        new SqliteListenerState(_folder.Path, "roastery", "incarnation", _clock).Dispose();
        _log = new(_folder.Path, _clock);
        _writer = new(_log, _store, _progress, _metrics, _clock, NullLogger.Instance);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _metrics.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_sound_batch_is_written_in_one_piece()
    {
        Assert.Equal(10, (await _writer.WriteAsync(Records(10), Stop))["roastery/1"]);
        Assert.Equal(10, Assert.Single(_store.Batches).Operations.Count);
        Assert.Equal(10, _store.Batches.First().Checkpoints["roastery/1"]);
        Assert.Equal(_clock.GetUtcNow(), _progress.LastWrite);
        Assert.Empty(await _log.DeadLettersAsync(null, Stop));
    }

    [Fact]
    public async Task Poison_is_set_aside_before_the_checkpoint_passes_it()
    {
        // The store is away: were the checkpoint written first, nothing would be aside yet.
        _store.Faults = 1;
        var writing = _writer.WriteAsync([Record(0), Poison(1), Record(2)], Stop);
        Assert.Equal("undecodable", Assert.Single(await _log.DeadLettersAsync("roastery", Stop)).ErrorType);
        Assert.Empty(_store.Batches);
        await FinishAsync(writing);
        Assert.Equal(["m0", "m2"], _store.Ids);
        Assert.Equal(3, _store.Batches.Single().Checkpoints["roastery/1"]);
    }

    [Fact]
    public async Task A_batch_of_nothing_but_poison_still_moves_the_checkpoint()
    {
        Assert.Equal(2, (await _writer.WriteAsync([Poison(0), Poison(1)], Stop))["roastery/1"]);
        Assert.Equal(2, _store.Batches.Single().Checkpoints["roastery/1"]);
        Assert.Equal(2, (await _log.DeadLettersAsync(null, Stop)).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(99)]
    public async Task The_one_document_that_the_store_refuses_is_found_and_the_others_are_written(int refused)
    {
        _store.Refused.Add($"m{refused}");
        await _writer.WriteAsync(Records(100), Stop);
        Assert.Equal(Enumerable.Range(0, 100).Where(number => number != refused).Select(number => $"m{number}"), _store.Ids);
        var letter = Assert.Single(await _log.DeadLettersAsync(null, Stop));
        Assert.Equal(("refused", "This one cannot be stored.", $"m{refused}"), (letter.ErrorType, letter.Reason, letter.Key));
        Assert.Equal(2, _store.Tries);
        Assert.Equal(100, _store.Batches.Last().Checkpoints["roastery/1"]);
    }

    [Fact]
    public async Task Several_refused_documents_are_all_found()
    {
        _store.Refused.UnionWith(["m3", "m4", "m90"]);
        await _writer.WriteAsync(Records(100), Stop);
        Assert.Equal(97, _store.Ids.Distinct().Count());
        Assert.Equal(["m3", "m4", "m90"], (await _log.DeadLettersAsync(null, Stop)).Select(letter => letter.Key).Order());
    }

    [Fact]
    public async Task A_store_that_is_away_is_tried_again_with_growing_pauses()
    {
        _store.Faults = 8;
        var writing = _writer.WriteAsync(Records(1), Stop);
        Assert.Equal("The store is busy.", _progress.Fault);
        var tries = 1;
        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 30, 30, 30 })
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(tries++, _store.Tries);
            await Eventually.TrueAsync(() => _store.Tries == tries, () => _clock.Advance(TimeSpan.FromMilliseconds(1)));
        }

        await writing.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        Assert.Null(_progress.Fault);
        Assert.Equal(["m0"], _store.Ids);
    }

    [Fact]
    public async Task Cancellation_ends_the_waiting_and_sets_nothing_aside()
    {
        _store.Faults = int.MaxValue;
        using var cancel = new CancellationTokenSource();
        var writing = _writer.WriteAsync(Records(10), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing.WaitAsync(TimeSpan.FromSeconds(20), Stop));
        Assert.Empty(await _log.DeadLettersAsync(null, Stop));
        Assert.Empty(_store.Batches);
    }

    private static DecodedRecord[] Records(int count) => [.. Enumerable.Range(0, count).Select(Record)];

    private static DecodedRecord Record(int offset) => Decode(offset, JsonSerializer.SerializeToUtf8Bytes(SampleMention.Of($"m{offset}"), MentionJson.Mention));

    private static DecodedRecord Poison(int offset) => Decode(offset, "no json"u8.ToArray());

    private static DecodedRecord Decode(int offset, byte[] value) =>
        DecodedRecord.Of(new() { Stream = LogStream.Mentions, Unit = "roastery", Partition = "roastery/1", Offset = offset, Key = $"m{offset}", Value = value });

    private async Task FinishAsync(Task writing)
    {
        await Eventually.TrueAsync(() => writing.IsCompleted, () => _clock.Advance(TimeSpan.FromSeconds(1)));
        await writing;
    }
}
