namespace Listening.Tests.Scenarios;

/// <summary>What a process is about when it is killed.</summary>
internal enum KillPhase
{
    StartUp,
    Polling,
    Commit,
    Indexing,
}

/// <summary>A moment at which a process is killed: some time after a phase began.</summary>
/// <param name="Seed">The plan's, for messages.</param>
/// <param name="Number">From 1.</param>
/// <param name="Phase">What it waits for.</param>
/// <param name="Delay">How much later it strikes.</param>
internal sealed record KillMoment(int Seed, int Number, KillPhase Phase, TimeSpan Delay)
{
    private const string SeedVariable = "LISTENING_TEST_SEED";

    /// <summary>A new plan at every run; the variable repeats an old one.</summary>
    public static IReadOnlyList<KillMoment> Plan(int count, ReadOnlySpan<KillPhase> phases, ITestOutputHelper output)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : new Random().Next();
        output.WriteLine($"{SeedVariable}={seed} repeats the moments of this run.");
        var random = new Random(seed);
        var plan = new List<KillMoment>();
        for (var number = 1; number <= count; number++)
        {
            var phase = phases[(number - 1) % phases.Length];
            plan.Add(new(seed, number, phase, TimeSpan.FromMilliseconds(phase switch
            {
                KillPhase.StartUp => random.Next(20, 1_500),
                KillPhase.Polling => random.Next(0, 500),
                _ => random.Next(0, 60),
            })));
        }

        return plan;
    }

    /// <summary>Waits for the moment and kills. The message of whatever goes wrong names the moment.</summary>
    public async Task KillAsync(ListeningProcess process, ScenarioFolder folder, CancellationToken cancellationToken)
    {
        try
        {
            var before = LastWrite(folder);
            if (Phase == KillPhase.Polling)
                await process.SaysAsync("listening with", cancellationToken);
            if (Phase is KillPhase.Commit or KillPhase.Indexing)
                await Until.TrueAsync(() => process.HasExited || LastWrite(folder) > before, () => $"Nothing was written. {process.Error}", cancellationToken);
            await Task.Delay(Delay, cancellationToken);
            await process.KillAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{this}: {fault.Message}", fault);
        }
    }

    public override string ToString() => $"kill {Number} of seed {Seed} ({Phase} + {Delay.TotalMilliseconds:0} ms)";

    private DateTime LastWrite(ScenarioFolder folder) => Directory.EnumerateFiles(folder.Data, "*.db-wal")
        .Where(file => Path.GetFileName(file).StartsWith("store.", StringComparison.Ordinal) == (Phase == KillPhase.Indexing))
        .Select(File.GetLastWriteTimeUtc)
        .DefaultIfEmpty(DateTime.MinValue)
        .Max();
}
