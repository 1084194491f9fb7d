using System.Diagnostics;
using System.Globalization;

namespace Listening.Benchmarks.Load;

/// <summary>What a piece of work cost. Processor time is quoted beside wall time: on a machine that others use only the former says something about the work.</summary>
/// <param name="Wall">Elapsed.</param>
/// <param name="Processor">Of all threads.</param>
/// <param name="Bytes">Allocated by all threads.</param>
internal sealed record Measure(TimeSpan Wall, TimeSpan Processor, long Bytes)
{
    public static async Task<Measure> OfAsync(Func<Task> work)
    {
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes();
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        await work();
        return new(Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor, GC.GetTotalAllocatedBytes() - bytes);
    }

    public static Task<Measure> OfAsync(Action work) => OfAsync(() =>
    {
        work();
        return Task.CompletedTask;
    });

    public static string Heading => $"{"stage",-34}{"µs processor",14}{"per cpu s",12}{"per wall s",12}{"bytes",10}   (each per mention)";

    public string Line(string name, int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-34}{Processor.TotalMicroseconds / count,14:F1}{count / Processor.TotalSeconds,12:N0}{count / Wall.TotalSeconds,12:N0}{Bytes / count,10:N0}");

    /// <summary>The most memory the process ever had, in MiB.</summary>
    public static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 >> 20;
    }
}
