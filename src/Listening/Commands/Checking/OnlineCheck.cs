using System.Text.Json;
using Listening.Feeds;
using Listening.Mentions;
using Microsoft.Extensions.DependencyInjection;

namespace Listening.Commands.Checking;

/// <summary>Polls every source once, politely: the poller paces hosts, and sources wait for each other.</summary>
internal static class OnlineCheck
{
    private const int AtOnce = 8;

    public static async Task<IReadOnlyList<SourcePoll>> RunAsync(ListenersConfig config, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddFeedPolling().BuildServiceProvider();
        var poller = services.GetRequiredService<FeedPoller>();
        var sources = config.Units.Values.SelectMany(unit => unit.Sources.Select(source => (unit.Unit, source))).ToList();
        var polls = new SourcePoll[sources.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, sources.Count), options, async (index, token) =>
        {
            var (unit, source) = sources[index];
            polls[index] = Of(unit, source, await poller.PollAsync(source.Request, FeedState.New, token));
        });
        return polls;
    }

    private static SourcePoll Of(string unit, SourceConfig source, PollResult result) => new(
        unit,
        source.Id,
        source.DisplayUrl,
        result.Outcome is PollOutcome.Fetched or PollOutcome.NotModified,
        JsonNamingPolicy.SnakeCaseLower.ConvertName(result.Outcome.ToString()),
        result.Document?.Entries.Count ?? 0,
        result.Failure is null ? null : $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(result.Failure.Kind.ToString())}: {result.Failure.Message}");
}
