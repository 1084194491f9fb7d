using System.Globalization;
using BenchmarkDotNet.Running;
using Listening.Benchmarks.Forward;
using Listening.Benchmarks.Load;
using Listening.Benchmarks.Queries;
using Listening.Benchmarks.Store;

namespace Listening.Benchmarks;

/// <summary>The one entry point: which scenario, with what.</summary>
internal static class BenchmarkCommands
{
    private const string Usage = """
        Usage: dotnet run -c Release --project tests/Listening.Benchmarks -- COMMAND
          load  [--mentions 200000] [--folder DIR]   posts through the whole road, each stage alone, then searches
          store [--mentions 1000000] [--folder DIR]  mentions straight into the embedded store, then searches
          stories [--mentions 200000] [--folder DIR] fingerprints, settling and false joins over posts that are all different
          elasticsearch-simulator [--port N] [--throttle N] [--nodes N] [--refresh-ms 1000]
                                                     the simulated store until interrupted; prints its addresses
          forward [--mentions 400000] [--folder DIR] a filled outbox into a Kafka in this process
          match-data DIR                             100,000 documents and 1,000 queries as files for `listening match`
          micro [BenchmarkDotNet arguments]          the small hot things; try: micro --list flat, micro --filter '*Match*'
        """;

    public static async Task<int> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["micro", .. var rest]:
                BenchmarkSwitcher.FromAssembly(typeof(BenchmarkCommands).Assembly).Run(rest.Length == 0 ? ["--filter", "*"] : rest);
                return 0;
            case ["load", .. var rest] when Options(rest, 200_000) is var (mentions, folder):
                return await InFolderAsync(folder, path => LoadScenario.RunAsync(mentions, path, CancellationToken.None));
            case ["store", .. var rest] when Options(rest, 1_000_000) is var (mentions, folder):
                return await InFolderAsync(folder, path => StoreLoad.RunAsync(mentions, path));
            case ["stories", .. var rest] when Options(rest, 200_000) is var (mentions, folder):
                return await InFolderAsync(folder, path => StoryLoad.RunAsync(mentions, path));
            case ["elasticsearch-simulator", .. var rest] when SimulatorCommand.Options(rest) is { } options:
                return await SimulatorCommand.RunAsync(options);
            case ["forward", .. var rest] when Options(rest, 400_000) is var (mentions, folder):
                return await InFolderAsync(folder, path => ForwardLoad.RunAsync(mentions, path, CancellationToken.None));
            case ["match-data", var folder]:
                await MatchData.WriteAsync(folder, documents: 100_000, queries: 1_000);
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static (int Mentions, string? Folder)? Options(string[] arguments, int mentions)
    {
        string? folder = null;
        for (var index = 0; index < arguments.Length; index += 2)
        {
            if (index + 1 == arguments.Length)
                return null;
            if (arguments[index] == "--folder")
                folder = arguments[index + 1];
            else if (arguments[index] != "--mentions" || !int.TryParse(arguments[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out mentions) || mentions < 1_000)
                return null;
        }

        return (mentions, folder);
    }

    // A folder that was named is kept, for looking at what the run left.
    private static async Task<int> InFolderAsync(string? named, Func<string, Task> work)
    {
        var folder = named is null ? Directory.CreateTempSubdirectory("listening-load-").FullName : Directory.CreateDirectory(named).FullName;
        try
        {
            await work(folder);
            return 0;
        }
        finally
        {
            if (named is null)
                Directory.Delete(folder, recursive: true);
        }
    }
}
