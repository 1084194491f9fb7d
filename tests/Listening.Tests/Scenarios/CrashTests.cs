namespace Listening.Tests.Scenarios;

/// <summary>Processes that are killed with SIGKILL, again and again, on the same data folder.</summary>
public class CrashTests(ITestOutputHelper output)
{
    private const int Kills = 25;

    [Fact]
    public async Task Killed_at_25_moments_over_the_sample_sources_every_mention_is_there_once()
    {
        var stop = TestContext.Current.CancellationToken;
        var plan = KillMoment.Plan(Kills, [KillPhase.StartUp, KillPhase.Polling, KillPhase.Commit, KillPhase.Indexing], output);
        using var folder = new ScenarioFolder();
        await using var world = await SampleWorld.StartAsync(folder, stop);
        foreach (var moment in plan)
        {
            world.Publish((double)moment.Number / Kills);
            if (moment.Number == Kills / 2)
                world.PublishEdits();
            await using var process = folder.Start("up");
            await moment.KillAsync(process, folder, stop);
        }

        world.PublishAll();
        await EndsWellAsync(folder, world, $"after {Kills} kills of seed {plan[0].Seed}", stop);
    }

    private async Task EndsWellAsync(ScenarioFolder folder, SampleWorld world, string what, CancellationToken stop)
    {
        var expected = ExpectedMention.Of(world, folder);
        await using (var process = folder.Start("up"))
        {
            await HeardOnce.AllAsync(folder, expected, what, stop);
            Assert.Equal(0, await process.TerminateAsync(stop));
        }

        var differences = await HeardOnce.DifferencesAsync(folder, expected, stop);
        Assert.True(differences.Count == 0, $"{what}: {HeardOnce.Listed(differences)}");
        output.WriteLine($"{expected.Count} mentions expected, each there once. {await folder.ReconcileAsync(what, stop)}");
    }
}
