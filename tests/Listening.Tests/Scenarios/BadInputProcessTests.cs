namespace Listening.Tests.Scenarios;

public sealed class BadInputProcessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static bool IsWindows => OperatingSystem.IsWindows();

    [Theory(SkipWhen = nameof(IsWindows), Skip = "Signals are POSIX")]
    [InlineData("classify --json", "coffee\n")]
    [InlineData("match --json --queries {queries}", "{\"id\":\"1\"}\n")]
    [InlineData("parse - --json", null)]
    [InlineData("parse --batch - --json", null)]
    public async Task An_interrupted_short_verb_ends_with_130_and_without_a_word(string verb, string? input)
    {
        using var folder = await HeardFolder.CreateAsync([], Stop);
        await File.WriteAllTextAsync(folder.File("queries.json"), """{"a":"coffee"}""", Stop);
        await using var process = VerbProcess.Start(verb.Replace("{queries}", folder.File("queries.json"), StringComparison.Ordinal).Split(' '));
        if (input is not null)
        {
            await process.InputAsync(input);
            await process.UntilAsync(() => Task.FromResult(process.Output.Length > 0), "an answer", Stop);
        }
        else
        {
            await process.UntilAsync(() => Task.FromResult(HandlesInterrupt(process.Id)), "a handler of SIGINT", Stop);
        }

        process.Send(VerbProcess.Interrupt);

        Assert.Equal((130, ""), (await process.ExitAsync(Stop), process.Error));
    }

    [Theory(SkipWhen = nameof(IsWindows), Skip = "A pipeline of bash")]
    [InlineData("query --limit 10000")]
    [InlineData("query --json --limit 10000")]
    [InlineData("query --csv --limit 10000")]
    [InlineData("export --out -")]
    [InlineData("stats --json --by source --limit 10000")]
    [InlineData("--help")]
    public async Task A_reader_that_goes_away_is_no_fault(string verb)
    {
        using var folder = await HeardFolder.CreateAsync([.. Enumerable.Range(0, 2_000).Select(number => HeardFolder.Mention(number, new string('w', 500)))], Stop);
        var data = verb == "--help" ? "" : $"--data '{folder.Data}'";
        await using var process = VerbProcess.Shell($"{VerbProcess.Command} {verb} {data} | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}");

        Assert.Equal(0, await process.ExitAsync(Stop));

        Assert.Equal("0\n", process.Output);
        Assert.DoesNotContain("listening: ", process.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Error, StringComparison.Ordinal);
    }

    [Theory(SkipWhen = nameof(IsWindows), Skip = "/dev/full")]
    [InlineData("query --limit 10000 --data {data}")]
    [InlineData("export --out - --data {data}")]
    [InlineData("feeds --json --data {data}")]
    [InlineData("explain coffee")]
    [InlineData("query --help")]
    [InlineData("evaluate")]
    public async Task A_full_disk_behind_standard_output_is_one_line_and_3(string verb)
    {
        using var folder = await HeardFolder.CreateAsync([.. Enumerable.Range(0, 300).Select(number => HeardFolder.Mention(number, new string('w', 500)))], Stop);
        await using var process = VerbProcess.Shell($"{VerbProcess.Command} {verb.Replace("{data}", $"'{folder.Data}'", StringComparison.Ordinal)} >/dev/full");

        Assert.Equal(3, await process.ExitAsync(Stop));

        Assert.Equal("listening: The disk that takes the output is full. Free some space and try again.", Assert.Single(process.Error.TrimEnd().Split('\n'), line => !line.EndsWith("exported.", StringComparison.Ordinal)));
    }

    [Theory(SkipWhen = nameof(IsWindows), Skip = "Signals are POSIX")]
    [InlineData(VerbProcess.Interrupt)]
    [InlineData(VerbProcess.Terminate)]
    public async Task A_long_running_verb_that_is_asked_to_stop_drains_and_ends_with_0(int signal)
    {
        using var folder = await HeardFolder.CreateAsync([], Stop);
        await using var process = VerbProcess.Start(Up(folder));
        await process.UntilAsync(() => Task.FromResult(process.Error.Contains("Health and metrics", StringComparison.Ordinal)), "the start", Stop);

        process.Send(signal);

        Assert.Equal((0, ""), (await process.ExitAsync(Stop), process.Output));
    }

    [Theory]
    [InlineData("header", "store.db", 3)]
    [InlineData("pages", "store.db", 3)]
    [InlineData("pages", "roastery.db", 3)]
    [InlineData("newer", "roastery.db", 2)]
    public async Task The_log_of_a_role_that_breaks_has_no_stack(string damage, string file, int exitCode)
    {
        using var folder = await HeardFolder.CreateAsync([.. Enumerable.Range(0, 400).Select(number => HeardFolder.Mention(number))], Stop);
        BadInputDamage.Do(damage, Path.Combine(folder.Data, file));
        await using var process = VerbProcess.Start(Up(folder));

        Assert.True(await process.ExitAsync(Stop) == exitCode, process.Error);

        var lines = process.Error.TrimEnd().Split('\n');
        Assert.Single(lines, line => line.Contains(file, StringComparison.Ordinal));
        Assert.StartsWith("listening: ", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", process.Error, StringComparison.Ordinal);
    }

    private static string[] Up(HeardFolder folder)
    {
        File.WriteAllText(folder.File("listeners.json"), """{"units":{"roastery":{"queries":{"brand":"coffee"},"sources":["http://127.0.0.1:9/feed"]}}}""");
        return ["up", "--config", folder.File("listeners.json"), "--data", folder.Data, "--set", "Operations:Urls=http://127.0.0.1:0"];
    }

    // Bit 1 of SigCgt: before that, SIGINT would end the process as it ends any other.
    private static bool HandlesInterrupt(int process)
    {
        var caught = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("SigCgt:", StringComparison.Ordinal));
        return (Convert.ToUInt64(caught["SigCgt:".Length..].Trim(), 16) & 2) != 0;
    }
}
