using System.Text.Json.Nodes;

namespace Listening.Tests.Scenarios;

/// <summary>Real feeds, the whole road from HTTP to an answer.</summary>
public class CaptureTests(CaptureRun run, ITestOutputHelper output) : IClassFixture<CaptureRun>
{
    private const int Kills = 8;

    [Fact]
    public async Task Every_captured_feed_ends_in_entries_or_in_a_named_error()
    {
        await run.DoneAsync();
        var stop = TestContext.Current.CancellationToken;
        var feeds = (await LinesAsync(stop, "feeds", "--json")).Select(line => JsonNode.Parse(line)!).ToDictionary(feed => (string)feed["source"]!);
        Assert.Equal(run.Server.Captures.Count, feeds.Count);
        var (errors, empty, entries) = (new List<string>(), 0, 0L);
        foreach (var capture in run.Server.Captures)
        {
            var feed = feeds[capture.Id];
            var read = run.Read(capture);
            var fetched = (long)feed["counts"]!["fetched"]!;
            // The second visit was told that nothing changed, so the first one's counts are all there is.
            Assert.True(fetched == (read.Document?.Entries.Count ?? 0), $"{capture.File}: {fetched} entries accounted for, {read.Document?.Entries.Count} in the document");
            Assert.True(read.Ok == feed["error"] is null, $"{capture.File}: {read.Error?.Message} but {feed["error"]}");
            entries += fetched;
            empty += read.Ok && fetched == 0 ? 1 : 0;
            if (!read.Ok)
                errors.Add($"{read.Error.Kind}: {capture.File}: {feed["error"]}");
        }

        output.WriteLine($"{feeds.Count} feeds, {entries} entries, {empty} feeds without entries, {errors.Count} named errors, {run.Server.NotModified} answers 304");
        output.WriteLine(string.Join('\n', errors.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task The_ledger_balances_and_every_question_is_answered()
    {
        await run.DoneAsync();
        var stop = TestContext.Current.CancellationToken;
        var ledger = await run.Folder.ReconcileAsync("captures", stop);
        var mentions = (await run.Folder.MentionsAsync(stop)).Count;
        Assert.InRange(mentions, 1_000, int.MaxValue);

        var hits = await LinesAsync(stop, "query", "apple OR iphone", "--limit", "5", "--json");
        Assert.Equal(5, hits.Select(hit => (string)JsonNode.Parse(hit)!["id"]!).Distinct(StringComparer.Ordinal).Count());
        var byUnit = await LinesAsync(stop, "stats", "--by", "unit", "sentiment", "--json");
        Assert.All(CaptureConfig.Units, unit => Assert.Contains(byUnit, line => line.Contains(unit, StringComparison.Ordinal)));
        var exported = run.Folder.File("all.jsonl");
        await LinesAsync(stop, "export", "--out", exported);
        var ids = await File.ReadLinesAsync(exported, stop).Select(line => (string)JsonNode.Parse(line)!["id"]!).ToListAsync(stop);
        Assert.Equal(mentions, ids.Count);
        Assert.Equal(mentions, ids.Distinct(StringComparer.Ordinal).Count());
        output.WriteLine($"{mentions} mentions. {ledger}");
        output.WriteLine(string.Join('\n', byUnit));
    }

    [Fact]
    public async Task Killed_at_8_moments_over_the_captures_the_same_is_heard()
    {
        await run.DoneAsync();
        var stop = TestContext.Current.CancellationToken;
        var plan = KillMoment.Plan(Kills, [KillPhase.Commit, KillPhase.Indexing, KillPhase.Polling, KillPhase.StartUp], output);
        var what = $"captures after {Kills} kills of seed {plan[0].Seed}";
        using var folder = new ScenarioFolder();
        await CaptureConfig.WriteAsync(folder, run.Server, TimeSpan.FromSeconds(5), stop);
        foreach (var moment in plan)
        {
            await using var process = folder.Start("up");
            await moment.KillAsync(process, folder, stop);
        }

        await using (var process = folder.Start("up"))
        {
            // A process that is asked to stop while it starts has not looked at what waits.
            await process.ReadyAsync(stop);
            await CaptureRun.AllPolledAsync(folder, run.Server, stop);
            Assert.Equal(0, await process.TerminateAsync(stop));
        }

        var ledger = await folder.ReconcileAsync(what, stop);
        var differences = HeardEntries.Differences(run, folder);
        Assert.True(differences.Count == 0, $"{what}: {HeardOnce.Listed(differences)}");
        var held = (await folder.MentionsAsync(stop)).Select(mention => mention.Id).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(HeardEntries.Heard(folder).Order(StringComparer.Ordinal), held);
        output.WriteLine($"{what}: {held.Count} mentions, each there once. {ledger}");
    }

    private async Task<IReadOnlyList<string>> LinesAsync(CancellationToken stop, params string[] arguments)
    {
        var (exitCode, lines, error) = await ListeningProcess.RunAsync(stop, [.. arguments, .. run.Folder.DataArguments]);
        Assert.True(exitCode == 0, $"{string.Join(' ', arguments)} ended with {exitCode}: {error}");
        return lines.All;
    }
}
