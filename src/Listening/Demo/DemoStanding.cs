using Listening.Feeds;
using Listening.Hosting;
using Listening.Mentions;
using Listening.Storage.Sqlite;

namespace Listening.Demo;

/// <summary>Reads what the demo's roles have done from their files, as any reading verb would.</summary>
internal sealed class DemoStanding(DataFolder data, ListenersConfig config, TimeProvider time) : IDisposable
{
    private const int Newest = 5;

    private readonly SqliteMentionStore _store = new(data.Store);
    private readonly Dictionary<string, SqliteListenerState> _states = config.Units.Keys.ToDictionary(unit => unit, unit => new SqliteListenerState(data.Path, unit, "demo view", time));

    /// <summary>Waits until every source was reached and every edit was heard; false when patience ends first.</summary>
    public static async Task<bool> WaitAsync(DataFolder data, ListenersConfig config, long edits, TimeProvider time, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var standing = new DemoStanding(data, config, time);
        var sources = config.Units.Values.Sum(unit => unit.Sources.Count);
        for (var deadline = time.GetUtcNow() + patience; time.GetUtcNow() < deadline; await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken))
        {
            var memories = standing._states.Values.SelectMany(state => state.Sources().Values).ToList();
            if (memories.Count(memory => memory.State.LastSuccess is not null) == sources && memories.Sum(memory => memory.Totals.Revised) >= edits)
                return true;
        }

        return false;
    }

    public async Task<DemoSnapshot> SnapshotAsync(CancellationToken cancellationToken)
    {
        var units = new List<DemoUnitStanding>();
        foreach (var unit in config.Units.Values)
            units.Add(await UnitAsync(unit, cancellationToken));
        return new() { Units = units, DataFolder = data.Path };
    }

    public void Dispose()
    {
        _store.Dispose();
        foreach (var state in _states.Values)
            state.Dispose();
    }

    private async Task<DemoUnitStanding> UnitAsync(UnitConfig unit, CancellationToken cancellationToken)
    {
        var search = new MentionSearch { Units = [unit.Unit], Limit = Newest, Now = time.GetUtcNow() };
        var page = await _store.SearchAsync(search, cancellationToken);
        var labels = (await _store.FacetAsync(search, MentionFacet.Sentiment, 4, cancellationToken)).ToDictionary(count => count.Value, count => count.Count);
        var sources = _states[unit.Unit].Sources();
        var totals = sources.Values.Aggregate(EntryCounts.Zero, (sum, source) => sum + source.Totals);
        return new()
        {
            Unit = unit.Unit,
            Name = unit.Name,
            Mentions = await _store.CountAsync(search, cancellationToken),
            Negative = labels.GetValueOrDefault("negative"),
            Neutral = labels.GetValueOrDefault("neutral"),
            Positive = labels.GetValueOrDefault("positive"),
            Unsure = labels.GetValueOrDefault("unsure"),
            Ledger = totals,
            Newest = [.. page.Mentions.Select(Heard)],
            Sources = [.. unit.Sources.Select(source => Health(source, sources.GetValueOrDefault(source.Id)?.State ?? FeedState.New))],
        };
    }

    private static DemoHeard Heard(Mention mention) => new()
    {
        At = mention.Timestamp,
        Source = mention.Source.Title ?? mention.Source.Id,
        Author = mention.Author?.Name ?? "",
        Text = string.IsNullOrEmpty(mention.Title) ? mention.Text ?? "" : mention.Title,
        Sentiment = mention.Sentiment?.Label ?? "unsure",
    };

    private static DemoSourceHealth Health(SourceConfig source, FeedState state) => new()
    {
        Source = state.Title ?? source.Id,
        Healthy = state.LastFailure is null && state.LastSuccess is not null,
        Said = state.LastFailure?.Message ?? (state.LastSuccess is null ? "not polled yet" : "well"),
    };
}
