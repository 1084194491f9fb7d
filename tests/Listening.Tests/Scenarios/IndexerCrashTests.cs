using System.Text.Json;
using Listening.CommandLine;
using Listening.Mentions;
using Listening.Tests.Contracts;

namespace Listening.Tests.Scenarios;

/// <summary>The indexer killed while it writes large batches.</summary>
public class IndexerCrashTests(ITestOutputHelper output)
{
    private const string Unit = "roastery";
    private const int Kills = 10;
    private const int PerImport = 1_500;

    /// <summary>The indexer polls nothing.</summary>
    private const string Config = """{ "units": { "roastery": { "queries": { "brand": "roast" }, "sources": ["https://example.org/feed"] } } }""";

    [Theory]
    [InlineData(100)]
    [InlineData(2_000)]
    public async Task Killed_while_it_writes_the_store_ends_with_every_import_once(int batchSize)
    {
        var stop = TestContext.Current.CancellationToken;
        var plan = KillMoment.Plan(Kills, [KillPhase.Indexing], output);
        using var folder = new ScenarioFolder();
        await File.WriteAllTextAsync(folder.Config, Config, stop);
        string[] settings = ["--set", $"Indexer:BatchSize={batchSize}"];
        var newest = new Dictionary<string, string>(StringComparer.Ordinal);
        var interrupted = 0;
        foreach (var moment in plan)
        {
            await ImportAsync(folder, Next(moment.Number, newest), stop);
            await using var process = folder.Start("index", settings);
            await moment.KillAsync(process, folder, stop);
            interrupted += (await ListeningProcess.RunAsync(stop, ["reconcile", .. folder.DataArguments])).Error.Any(" 0 waiting") ? 0 : 1;
        }

        var what = $"batches of {batchSize}, {Kills} kills of seed {plan[0].Seed}, {interrupted} of them in the middle";
        Assert.True(interrupted > 0, $"{what}: no kill came before the end of its work");
        await EndsWellAsync(folder, newest, settings, what, stop);
    }

    private async Task EndsWellAsync(ScenarioFolder folder, Dictionary<string, string> newest, string[] settings, string what, CancellationToken stop)
    {
        await using (var process = folder.Start("index", settings))
        {
            await process.ReadyAsync(stop);
            Assert.Equal(ExitCodes.Done, await process.TerminateAsync(stop));
        }

        var ledger = await folder.ReconcileAsync(what, stop);
        var held = await folder.MentionsAsync(stop);
        Assert.True(held.Count == newest.Count, $"{what}: {held.Count} mentions instead of {newest.Count}");
        Assert.All(held, mention => Assert.True(newest[mention.Id] == mention.Text, $"{what}: {mention.Id} reads \"{mention.Text}\""));
        Assert.Equal(held.Count, held.Select(mention => mention.Id).Distinct(StringComparer.Ordinal).Count());
        output.WriteLine($"{what}: {held.Count} mentions, each there once. {ledger}");
    }

    /// <summary>New mentions, and new texts for a third of the last ones.</summary>
    private static List<Mention> Next(int import, Dictionary<string, string> newest)
    {
        var edited = newest.Keys.TakeLast(PerImport / 3).ToList();
        var added = Enumerable.Range(0, PerImport).Select(number => MentionIdentity.Hash(Unit, $"{import}/{number}"));
        var mentions = edited.Concat(added).Select((id, number) => SampleMention.Of(id, $"north roast as told in import {import}, story {number}", minutes: number)).ToList();
        foreach (var mention in mentions)
            newest[mention.Id] = mention.Text!;
        return mentions;
    }

    private static async Task ImportAsync(ScenarioFolder folder, List<Mention> mentions, CancellationToken stop)
    {
        await File.WriteAllLinesAsync(folder.File("import.jsonl"), mentions.Select(mention => JsonSerializer.Serialize(mention, MentionJson.Mention)), stop);
        var (exitCode, _, error) = await ListeningProcess.RunAsync(stop, ["import", folder.File("import.jsonl"), "--unit", Unit, .. folder.DataArguments]);
        Assert.True(exitCode == ExitCodes.Done, error.ToString());
    }
}
