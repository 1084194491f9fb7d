using System.Globalization;
using System.Runtime.InteropServices;
using Listening.Tests.Simulators.Elasticsearch;

namespace Listening.Benchmarks;

/// <summary>The simulated Elasticsearch as a process, so that load does not share its processor time with what it measures.</summary>
internal static class SimulatorCommand
{
    public static SimulatorOptions? Options(string[] arguments)
    {
        var (port, throttle, nodes, refresh) = (0, 0, 1, 1_000);
        for (var index = 0; index < arguments.Length; index += 2)
        {
            if (index + 1 == arguments.Length || !int.TryParse(arguments[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return null;
            switch (arguments[index])
            {
                case "--port":
                    port = value;
                    break;
                case "--throttle":
                    throttle = value;
                    break;
                case "--nodes":
                    nodes = value;
                    break;
                case "--refresh-ms":
                    refresh = value;
                    break;
                default:
                    return null;
            }
        }

        return new SimulatorOptions { Port = port, DocumentsPerSecond = throttle, Nodes = Math.Max(1, nodes), RefreshInterval = refresh == 0 ? null : TimeSpan.FromMilliseconds(refresh) };
    }

    public static async Task<int> RunAsync(SimulatorOptions options)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        await using var simulator = await ElasticsearchSimulator.StartAsync(options);
        await Console.Out.WriteLineAsync(simulator.Addresses);
        await ended.Task;
        await Console.Error.WriteLineAsync(string.Join(' ', simulator.Counters.Items.Select(item => $"{item.Key}={item.Value}").Prepend($"received={simulator.Counters.BytesReceived}")));
        return 0;

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            ended.TrySetResult();
        }
    }
}
