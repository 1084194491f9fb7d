using System.Text.Json;
using Listening.Feeds;
using Listening.Listener;
using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Listener;

/// <summary>From a document to what is published, without network and threads.</summary>
internal sealed class HearingBench : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, ScheduledSource> _sources = [];
    private long _read;

    public HearingBench() => State = new SqliteListenerState(_folder.Path, "roastery", "incarnation", Clock);

    public FakeTimeProvider Clock { get; } = new(SampleMention.Noon);

    public IListenerState State { get; }

    public UnitHearing Hearing { get; set; } = SampleUnit.Hearing();

    /// <summary>The poll event of the last poll.</summary>
    public PollEvent? Last { get; private set; }

    public ScheduledSource Source(string id)
    {
        if (!_sources.TryGetValue(id, out var source))
            _sources.Add(id, source = new(Hearing.Config.Sources.Single(config => config.Id == id), FeedState.New, hasEntries: false, Clock.GetUtcNow()));
        return source;
    }

    /// <summary>Polls a source a minute later than the last time; the mentions that are published.</summary>
    public List<Mention> Poll(string source, params IReadOnlyList<FeedEntry> entries)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var document = new FeedDocument { Format = FeedFormat.Atom, Bozo = false, Encoding = "utf-8", Feed = new() { Title = "The " + source }, Entries = entries };
        return Poll(source, new PollResult { Outcome = PollOutcome.Fetched, Status = 200, Document = document, After = After(source) });
    }

    public List<Mention> Poll(string source, PollResult result)
    {
        var scheduled = Source(source);
        var decided = new PollDecision(State, "incarnation", Clock).Decide(Hearing, new(scheduled, result));
        Last = State.Commit([decided.Commit])[0];
        scheduled.State = result.After;
        scheduled.HasEntries |= Last.Fetched > 0;
        scheduled.Due = Clock.GetUtcNow() + scheduled.Config.Request.Every;
        return Published();
    }

    /// <summary>Matches what is kept of a source again.</summary>
    public List<Mention> MatchAgain(string source)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var template = SampleMention.Poll(source, 0);
        if (Rematch.Of(State, Hearing, Source(source).Config, template, Clock.GetUtcNow()) is { } commit)
            Last = State.Commit([commit])[0];
        return Published();
    }

    public FeedState After(string source) =>
        Source(source).State with { LastPoll = Clock.GetUtcNow(), LastSuccess = Clock.GetUtcNow(), NextPoll = Clock.GetUtcNow().AddSeconds(1), NextReason = "every" };

    public void Dispose()
    {
        State.Dispose();
        _folder.Dispose();
    }

    private List<Mention> Published()
    {
        var reader = new SqliteEventLog(_folder.Path, Clock).OpenReader(new Dictionary<string, long> { [State.Partition] = _read });
        try
        {
            var records = reader.ReadAsync(100_000, TimeSpan.Zero, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
            _read = records.Count > 0 ? records[^1].Offset + 1 : _read;
            return [.. records.Where(record => record.Stream == LogStream.Mentions).Select(record => JsonSerializer.Deserialize(record.Value!, MentionJson.Mention)!)];
        }
        finally
        {
            reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
