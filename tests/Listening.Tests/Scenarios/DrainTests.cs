using Listening.CommandLine;

namespace Listening.Tests.Scenarios;

/// <summary>Processes that are asked to stop, and processes that share a folder.</summary>
public class DrainTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(25);

    /// <summary>Asked at once, after the first commit, and while everything runs.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("*.db-wal")]
    [InlineData("store.db-wal")]
    public async Task A_stop_in_the_middle_drains_within_the_grace_and_loses_nothing(string writtenFile)
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new ScenarioFolder();
        await using var world = await SampleWorld.StartAsync(folder, stop);
        world.PublishAll();
        await using (var process = folder.Start("up"))
        {
            await process.SaysAsync("listening with", stop);
            await Until.TrueAsync(() => writtenFile.Length == 0 || Directory.EnumerateFiles(folder.Data, writtenFile).Any(file => new FileInfo(file).Length > 100_000), () => "Nothing was written.", stop);
            var asked = TimeProvider.System.GetTimestamp();
            Assert.Equal(ExitCodes.Done, await process.TerminateAsync(stop));
            Assert.InRange(TimeProvider.System.GetElapsedTime(asked), TimeSpan.Zero, Grace);
        }

        output.WriteLine(await folder.ReconcileAsync($"stopped after writes of \"{writtenFile}\"", stop));
        await EndsWellAsync(folder, world, $"started again after a stop after writes of \"{writtenFile}\"", stop, "up");
    }

    [Fact]
    public async Task A_second_process_on_the_folder_is_refused_with_one_line_and_the_first_goes_on()
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new ScenarioFolder();
        await using var world = await SampleWorld.StartAsync(folder, stop);
        await using var first = folder.Start("up");
        await first.ReadyAsync(stop);
        foreach (var verb in (string[][])[["up"], ["index"], ["listen", "--unit", "coffee"]])
        {
            await using var second = folder.Start(verb[0], verb[1..]);
            await Until.TrueAsync(() => second.HasExited, () => $"{second.Command} runs beside another.", stop);
            Assert.Equal(ExitCodes.WrongUse, await second.ExitAsync(stop));
            Assert.StartsWith("listening: Another process already works as ", Assert.Single(second.Error.All));
            Assert.Empty(second.Output.All);
        }

        world.PublishAll();
        await HeardOnce.AllAsync(folder, ExpectedMention.Of(world, folder), "beside refused processes", stop);
        Assert.Equal(ExitCodes.Done, await first.TerminateAsync(stop));
    }

    [Fact]
    public async Task Listeners_and_indexer_as_processes_of_their_own_hear_what_up_hears()
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new ScenarioFolder();
        await using var world = await SampleWorld.StartAsync(folder, stop);
        world.PublishAll();
        await EndsWellAsync(folder, world, "listeners and indexer apart", stop, "index", "listen --unit coffee", "listen --unit cycles", "listen --unit wayfold");
    }

    private async Task EndsWellAsync(ScenarioFolder folder, SampleWorld world, string what, CancellationToken stop, params string[] verbs)
    {
        var expected = ExpectedMention.Of(world, folder);
        var processes = verbs.Select(verb => verb.Split(' ')).Select(verb => folder.Start(verb[0], verb[1..])).ToList();
        try
        {
            await HeardOnce.AllAsync(folder, expected, what, stop);
            // The indexer last: what the listeners wrote at their end is its work.
            foreach (var process in Enumerable.Reverse(processes))
                Assert.Equal(ExitCodes.Done, await process.TerminateAsync(stop));
        }
        finally
        {
            foreach (var process in processes)
                await process.DisposeAsync();
        }

        Assert.Empty(await HeardOnce.DifferencesAsync(folder, expected, stop));
        output.WriteLine($"{expected.Count} mentions, each there once. {await folder.ReconcileAsync(what, stop)}");
    }
}
