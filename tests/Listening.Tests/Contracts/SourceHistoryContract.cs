using Listening.Mentions;

namespace Listening.Tests.Contracts;

/// <summary>What every history of sources must tell; run against each implementation.</summary>
public abstract class SourceHistoryContract : IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected abstract ISourceHistory History { get; }

    private protected abstract Task PublishAsync(string unit, params IReadOnlyList<OutboxRecord> records);

    public void Dispose()
    {
        Clean();
        GC.SuppressFinalize(this);
    }

    protected abstract void Clean();

    [Fact]
    public async Task Every_mention_comes_with_its_headers_of_one_key_oldest_first()
    {
        await PublishAsync("roastery", [.. Enumerable.Range(0, 300).Select(number => Record(number, $"k{number % 30}"))]);
        var records = await History.MentionsAsync("roastery", Stop).ToListAsync(Stop);
        Assert.Equal(300, records.Count);
        Assert.All(records, record => Assert.Equal(("roastery", LogStream.Mentions, "press", "wide key"), (record.Unit, record.Stream, record.Headers[LogHeaders.Source], record.Headers[LogHeaders.WideKey])));
        Assert.All(records.GroupBy(record => record.Key), key => Assert.Equal(key.Select(Sequence).Order(), key.Select(Sequence)));
    }

    [Fact]
    public async Task A_unit_that_published_nothing_has_no_history() => Assert.Empty(await History.MentionsAsync("nobody", Stop).ToListAsync(Stop));

    private static OutboxRecord Record(int number, string key) =>
        new(number, LogStream.Mentions, key, "press", "incarnation", SampleMention.Noon, [1]) { Headers = new Dictionary<string, string> { [LogHeaders.WideKey] = "wide key" } };

    private static int Sequence(LogRecord record) => int.Parse(record.Headers[LogHeaders.Sequence], System.Globalization.CultureInfo.InvariantCulture);
}
