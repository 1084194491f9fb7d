using System.Diagnostics;
using System.Globalization;

namespace Listening.Benchmarks.Load;

/// <summary>How long one question takes, asked again and again.</summary>
internal sealed record Latencies(double Median, double Percentile95, double Most, double Processor)
{
    private const int Runs = 40;

    public static string Heading => $"{"question",-32}{"p50 ms",10}{"p95 ms",10}{"max ms",10}{"cpu ms",10}";

    public static async Task<Latencies> OfAsync(Func<Task> ask)
    {
        await ask();
        var (times, work) = (new double[Runs], new double[Runs]);
        for (var run = 0; run < Runs; run++)
        {
            var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await ask();
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            work[run] = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds;
        }

        Array.Sort(times);
        Array.Sort(work);
        return new(times[Runs / 2], times[Runs * 95 / 100], times[^1], work[Runs / 2]);
    }

    public string Line(string name) => string.Create(CultureInfo.InvariantCulture, $"{name,-32}{Median,10:F1}{Percentile95,10:F1}{Most,10:F1}{Processor,10:F1}");
}
