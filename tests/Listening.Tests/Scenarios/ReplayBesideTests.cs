using System.Text.Json.Nodes;
using Listening.Tests.Mentions.Configuration;

namespace Listening.Tests.Scenarios;

/// <summary>replay beside a running <c>up</c>, from a query that is tried to the query that listens.</summary>
public sealed class ReplayBesideTests
{
    private const string Query = "the OR a OR der OR die OR de OR la";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_replay_foretells_is_what_is_heard_once_the_query_is_deployed()
    {
        using var folder = new ScenarioFolder();
        await using var world = await SampleWorld.StartAsync(folder, Stop);
        world.PublishAll();
        var config = JsonNode.Parse(await File.ReadAllTextAsync(folder.Config, Stop))!;
        var unit = config["units"]!.AsObject().First().Key;
        config["units"]![unit]!["queries"] = new JsonObject { ["none"] = "zzyzx" };
        await File.WriteAllTextAsync(folder.Config, config.ToJsonString(), Stop);
        await using var up = folder.Start("up");
        await up.ReadyAsync(Stop);
        JsonNode report = new JsonObject();
        await Until.TrueAsync(
            async () =>
            {
                report = await ReplayAsync(folder, unit);
                return report["coverage"]!["silent"]!.AsArray().All(source => source!["reason"]!.GetValue<string>() != "never visited") && report["hits"]!.GetValue<int>() > 0;
            },
            () => $"Nothing was there to be asked: {report}",
            Stop);
        Assert.Equal(0, await up.TerminateAsync(Stop));
        var foretold = await ReplayAsync(folder, unit);
        Assert.Equal((foretold["hits"]!.GetValue<int>(), 0), (foretold["new"]!.GetValue<int>(), foretold["coverage"]!["heard"]!["count"]!.GetValue<int>()));

        config["units"]![unit]!["queries"] = new JsonObject { ["all"] = Query };
        // A source that is visited again could bring more: only what is kept is to be heard.
        await world.DisposeAsync();
        await File.WriteAllTextAsync(folder.Config, config.ToJsonString(), Stop);
        await using var again = folder.Start("up");
        await again.ReadyAsync(Stop);
        await Until.TrueAsync(
            async () => (await ReplayAsync(folder, unit))["coverage"]!["heard"]!["count"]!.GetValue<int>() == foretold["hits"]!.GetValue<int>(),
            () => $"What was foretold was not heard: {foretold}",
            Stop);
        var after = await ReplayAsync(folder, unit);
        Assert.Equal((foretold["hits"]!.GetValue<int>(), 0), (after["hits"]!.GetValue<int>(), after["new"]!.GetValue<int>()));
        Assert.Equal(0, await again.TerminateAsync(Stop));
    }

    private static async Task<JsonNode> ReplayAsync(ScenarioFolder folder, string unit)
    {
        var run = await VerbRun.Of(["replay", "--unit", unit, "--config", folder.Config, "--data", folder.Data, "--json", Query]);
        // Before the listener has made its file there is nothing to ask.
        return run.ExitCode == 0 ? JsonNode.Parse(run.Output)! : JsonNode.Parse("""{"hits":0,"coverage":{"silent":[]}}""")!;
    }
}
