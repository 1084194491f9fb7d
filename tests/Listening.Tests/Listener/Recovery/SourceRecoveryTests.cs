using System.Runtime.CompilerServices;
using System.Text.Json;
using Listening.Listener;
using Listening.Mentions;
using Microsoft.Extensions.Logging.Abstractions;

namespace Listening.Tests.Listener;

/// <summary>Sources whose state is lost or stands in another replica's file, rebuilt from what was published.</summary>
public sealed class SourceRecoveryTests : IDisposable
{
    private readonly List<HearingBench> _replicas = [];
    private readonly PublishedLog _log = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _replicas.ForEach(replica => replica.Dispose());

    [Fact]
    public async Task From_two_replicas_to_three_and_back_nothing_is_heard_twice_and_first_heard_stays()
    {
        var sources = Enumerable.Range(0, 12).Select(number => $"source{number}").ToList();
        Start(3, sources);
        await PollAllAsync(2, sources, entries: 3, edit: "");
        await PollAllAsync(3, sources, entries: 4, edit: "");
        await PollAllAsync(2, sources, entries: 5, edit: " Edited.");
        var mentions = _log.Mentions();
        Assert.Equal(12 * 5, mentions.DistinctBy(mention => mention.Id).Count());
        Assert.Equal((12 * 5) + 12, mentions.Count);
        Assert.All(mentions.GroupBy(mention => mention.Id), id =>
        {
            Assert.Single(id.Select(mention => mention.FirstHeard).Distinct());
            Assert.Equal(id.Select(mention => mention.Revision).Order().Distinct(), id.Select(mention => mention.Revision));
        });
    }

    [Fact]
    public async Task A_fresh_volume_knows_again_what_its_unit_has_published_and_who_claimed_which_address()
    {
        Start(2, ["press", "blog"]);
        await PollAsync(_replicas[0], "press", SampleUnit.Entry("a", link: "http://example.org/story"), SampleUnit.Entry("b"));
        await RecoverAsync(_replicas[1], _replicas[1].Hearing.Config);
        Assert.Empty(_replicas[1].Poll("press", SampleUnit.Entry("a", link: "http://example.org/story"), SampleUnit.Entry("b")));
        Assert.Empty(_replicas[1].Poll("blog", SampleUnit.Entry("other", link: "http://example.org/story")));
        Assert.Equal(1, _replicas[1].Last!.Duplicate);
    }

    [Fact]
    public async Task A_start_with_the_sources_of_the_last_one_asks_nobody()
    {
        Start(1, ["press", "blog"]);
        await RecoverAsync(_replicas[0], _replicas[0].Hearing.Config);
        Assert.Equal(1, _log.Asked);
        await RecoverAsync(_replicas[0], _replicas[0].Hearing.Config);
        Assert.Equal(1, _log.Asked);
    }

    [Fact]
    public async Task While_the_log_does_not_tell_the_sources_stay_unknown_and_are_asked_for_again()
    {
        Start(1, ["press"]);
        _log.IsAway = true;
        await Assert.ThrowsAsync<StorageException>(() => RecoverAsync(_replicas[0], _replicas[0].Hearing.Config));
        _log.IsAway = false;
        await RecoverAsync(_replicas[0], _replicas[0].Hearing.Config);
        Assert.Equal(2, _log.Asked);
    }

    [Fact]
    public async Task Records_that_cannot_be_understood_are_passed_over()
    {
        Start(2, ["press"]);
        await PollAsync(_replicas[0], "press", SampleUnit.Entry("a"));
        var good = _log.Records[0];
        var broken = new Dictionary<string, string>(good.Headers) { [LogHeaders.WideKey] = "no key" };
        _log.Records.InsertRange(0, [good with { Value = [1] }, good with { Value = null }, good with { Headers = broken }, good with { Headers = new Dictionary<string, string>() }]);
        await RecoverAsync(_replicas[1], _replicas[1].Hearing.Config);
        Assert.Empty(_replicas[1].Poll("press", SampleUnit.Entry("a")));
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    [InlineData(5, 6)]
    public void A_change_of_the_number_of_replicas_moves_only_what_it_must(int before, int after)
    {
        var sources = Enumerable.Range(0, 2_000).Select(number => $"source{number}").ToList();
        var moved = sources.Count(source => SourceSharding.Owner(source, before) != SourceSharding.Owner(source, after));
        var must = sources.Count / (double)Math.Max(before, after);
        Assert.InRange(moved, must * 0.8, must * 1.2);
        Assert.All(sources.CountBy(source => SourceSharding.Owner(source, after)), share => Assert.InRange(share.Value, sources.Count / after * 0.8, sources.Count / after * 1.2));
    }

    private void Start(int replicas, IReadOnlyList<string> sources)
    {
        for (var replica = 0; replica < replicas; replica++)
            _replicas.Add(new HearingBench { Hearing = SampleUnit.Hearing(SampleUnit.Config() with { Sources = [.. sources.Select(source => SampleUnit.Source(source))] }) });
    }

    private async Task PollAllAsync(int replicas, IReadOnlyList<string> sources, int entries, string edit)
    {
        _replicas.ForEach(replica => replica.Clock.Advance(TimeSpan.FromHours(2)));
        var heard = 0;
        for (var replica = 0; replica < replicas; replica++)
        {
            var config = SourceSharding.Of(_replicas[replica].Hearing.Config, replica, replicas);
            await RecoverAsync(_replicas[replica], config);
            foreach (var source in config.Sources)
                await PollAsync(_replicas[replica], source.Id, [.. Enumerable.Range(0, entries).Select(number => SampleUnit.Entry($"{source.Id}/{number}", number == 0 ? "A fine roast." + edit : "A fine roast."))]);
            heard += config.Sources.Count;
        }

        Assert.Equal(sources.Count, heard);
    }

    private Task PollAsync(HearingBench replica, string source, params Listening.Feeds.FeedEntry[] entries)
    {
        replica.Poll(source, entries);
        _log.Take((IOutbox)replica.State);
        return Task.CompletedTask;
    }

    private Task RecoverAsync(HearingBench replica, UnitConfig config) =>
        new SourceRecovery(replica.State, _log, replica.Clock, NullLogger.Instance).RunAsync(config, Stop);

    /// <summary>What the forwarders of all replicas have carried away.</summary>
    private sealed class PublishedLog : ISourceHistory
    {
        public List<LogRecord> Records { get; } = [];

        public int Asked { get; private set; }

        public bool IsAway { get; set; }

        public void Take(IOutbox outbox)
        {
            var records = outbox.Read(0, 1_000, 1 << 30);
            foreach (var record in records.Where(record => record.Stream == LogStream.Mentions))
            {
                var headers = new Dictionary<string, string>(record.Headers) { [LogHeaders.Source] = record.Source! };
                Records.Add(new() { Stream = record.Stream, Unit = "roastery", Partition = "log", Offset = Records.Count, Key = record.Key, Value = record.Value, Headers = headers });
            }

            outbox.Forget(records[^1].Sequence + 1);
        }

        public List<Mention> Mentions() => Records.ConvertAll(record => JsonSerializer.Deserialize(record.Value!, MentionJson.Mention)!);

        public async IAsyncEnumerable<LogRecord> MentionsAsync(string unit, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Asked++;
            if (IsAway)
                throw new StorageException(StorageFault.Unreachable, "The log is away.");
            await Task.Yield();
            foreach (var record in Records)
                yield return record;
        }
    }
}
