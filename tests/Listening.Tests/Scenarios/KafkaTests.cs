using Listening.Tests.Simulators.Kafka;

namespace Listening.Tests.Scenarios;

/// <summary>The same program over Kafka: listeners and the indexer are processes of their own and meet only in the topics.</summary>
public class KafkaTests(ITestOutputHelper output)
{
    private const int Kills = 4;

    [Fact]
    public async Task Listeners_and_indexer_that_meet_in_topics_bring_every_mention_once_through_kills_and_an_outage()
    {
        var stop = TestContext.Current.CancellationToken;
        var plan = KillMoment.Plan(Kills, [KillPhase.Polling, KillPhase.Commit], output);
        using var cluster = new MockCluster();
        using var folder = new ScenarioFolder();
        await using var world = await SampleWorld.StartAsync(folder, stop);
        string[] kafka = ["--set", $"Kafka:BootstrapServers={cluster.Bootstrap}"];
        await using var indexer = folder.Start("index", kafka);
        foreach (var moment in plan)
        {
            world.Publish((double)moment.Number / Kills);
            var listeners = Listen(folder, world, kafka);
            await moment.KillAsync(listeners[0], folder, stop);
            foreach (var listener in listeners)
                await listener.DisposeAsync();
        }

        cluster.TakeDown();
        world.PublishAll();
        var last = Listen(folder, world, kafka);
        await Task.WhenAll(last.Select(listener => listener.SaysAsync("listening with", stop)));
        cluster.BringUp();
        await HeardOnce.AllAsync(folder, ExpectedMention.Of(world, folder), $"after {Kills} kills of seed {plan[0].Seed} and an outage", stop);
        foreach (var listener in last)
        {
            Assert.Equal(0, await listener.TerminateAsync(stop));
            await listener.DisposeAsync();
        }

        Assert.Equal(0, await indexer.TerminateAsync(stop));
    }

    private static List<ListeningProcess> Listen(ScenarioFolder folder, SampleWorld world, string[] kafka) =>
        [.. world.Server.Content.Sources.Select(source => source.Unit).Distinct(StringComparer.Ordinal).Select(unit => folder.Start("listen", ["--unit", unit, .. kafka]))];
}
