using Microsoft.Extensions.Hosting;

namespace Listening.Demo;

/// <summary>Signals are the demo's matter, not the sample server's: it must go on answering while the listeners drain.</summary>
internal sealed class DemoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
