using Listening.Demo;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Scenarios;

/// <summary>The demo's sources on a clock of the test's own: what is published depends on the test, never on how fast the machine is.</summary>
internal sealed class SampleWorld : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock;

    private SampleWorld(DemoServer server, FakeTimeProvider clock) => (Server, _clock) = (server, clock);

    public DemoServer Server { get; }

    /// <summary>Serves the backlog and writes the configuration.</summary>
    public static async Task<SampleWorld> StartAsync(ScenarioFolder folder, CancellationToken cancellationToken)
    {
        // Dates lie in the past: the listener's clock is the real one.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-1));
        var options = new DemoOptions { Start = clock.GetUtcNow(), EditAfter = TimeSpan.FromDays(1), Stall = TimeSpan.Zero };
        var world = new SampleWorld(await DemoServer.StartAsync(options, clock, cancellationToken), clock);
        await File.WriteAllTextAsync(folder.Config, world.Server.Config(TimeSpan.FromSeconds(1)), cancellationToken);
        return world;
    }

    /// <summary>Publishes a share, from 0 to 1, of the posts that are new since the start.</summary>
    public void Publish(double share) => _clock.SetUtcNow(Server.Start + ((Server.World.End - Server.Start) * share));

    public void PublishEdits() => Server.PublishEdits();

    /// <summary>Everything there is.</summary>
    public void PublishAll()
    {
        Publish(1);
        PublishEdits();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
