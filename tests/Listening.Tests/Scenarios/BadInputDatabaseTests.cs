using System.Text.Json;
using Listening.Mentions;

namespace Listening.Tests.Scenarios;

public sealed class BadInputDatabaseTests
{
    private const string Store = "store";
    private const string Unit = "unit";

    private static readonly string[] OfStore = ["query", "query --sort relevance", "stats", "stats --by source", "export --out {out}", "act {id} --note x", "explain coffee --id {id}", "feeds", "reconcile", "index", "up"];
    private static readonly string[] OfUnit = ["feeds", "reconcile", "dead-letters list", "dead-letters show {id}", "dead-letters retry {id}", "dead-letters drop {id}", "import {import} --unit roastery", "listen --unit roastery", "up"];
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("newer", Store)]
    [InlineData("newer", Unit)]
    [InlineData("foreign", Store)]
    [InlineData("foreign", Unit)]
    public async Task A_file_of_another_version_or_program_is_left_alone(string kind, string file)
    {
        foreach (var verb in Verbs(file))
        {
            using var folder = await HeardAsync(3);
            var path = file == Store ? folder.StoreFile : folder.UnitFile;
            BadInputDamage.Do(kind, path);
            var before = await File.ReadAllBytesAsync(path, Stop);

            (await RunAsync(folder, verb)).Refuses(2, path);

            Assert.Equal(before, await File.ReadAllBytesAsync(path, Stop));
            Assert.False(File.Exists(folder.File("out.csv")));
        }
    }

    [Theory]
    [InlineData("header", Store)]
    [InlineData("header", Unit)]
    [InlineData("pages", Store)]
    [InlineData("pages", Unit)]
    [InlineData("half", Store)]
    [InlineData("half", Unit)]
    public async Task A_damaged_file_is_named_with_what_to_do(string kind, string file)
    {
        foreach (var verb in (string[])[.. Verbs(file), "backup {backup}"])
        {
            using var folder = await HeardAsync(400);
            var path = file == Store ? folder.StoreFile : folder.UnitFile;
            BadInputDamage.Do(kind, path);

            (await RunAsync(folder, verb)).Refuses(3, path, "restore a backup");

            Assert.False(File.Exists(folder.File("out.csv")));
            Assert.True(!Directory.Exists(folder.File("backup")) || Directory.GetFileSystemEntries(folder.File("backup")).Length == 0, verb);
        }
    }

    [Theory]
    [InlineData("/proc/listening")]
    [InlineData("{file}")]
    [InlineData("{file}/below")]
    public async Task A_data_folder_that_cannot_be_written_is_named(string data)
    {
        using var folder = await HeardAsync(1);
        var named = data.Replace("{file}", folder.StoreFile, StringComparison.Ordinal);
        string[] verbs = [.. OfStore, .. OfUnit, "demo --once", "backup {backup}"];

        foreach (var verb in verbs.Distinct())
            (await RunAsync(folder, verb, named)).Refuses(2, named);
    }

    [Theory]
    [InlineData("dead-letters show 0123")]
    [InlineData("act 0123 --note x")]
    [InlineData("explain coffee --id 0123")]
    public async Task An_id_that_is_not_there_is_a_bad_answer(string verb)
    {
        using var folder = await HeardAsync(1);
        (await RunAsync(folder, verb)).Refuses(1, "0123");
    }

    [Theory]
    [InlineData("feeds")]
    [InlineData("reconcile")]
    [InlineData("dead-letters list")]
    public async Task A_unit_that_was_never_heard_is_named(string verb)
    {
        using var folder = await HeardAsync(1);
        (await RunAsync(folder, verb + " --unit bakery")).Refuses(2, "bakery", "roastery");
    }

    [Fact]
    public async Task Each_faulty_line_of_an_import_is_named_and_the_others_go_on()
    {
        using var folder = await HeardAsync(1);
        var sound = Json(HeardFolder.Mention(1_000));
        string[] faulty =
        [
            "{", "null", "[]", "7", "{}", sound.Replace("\"id\":", "\"idd\":", StringComparison.Ordinal),
            Json(HeardFolder.Mention(1) with { Id = "no-hash" }), Json(HeardFolder.Mention(1) with { Id = "" }), Json(HeardFolder.Mention(1) with { Visibility = "secret" }),
            Json(HeardFolder.Mention(1) with { Schema = 99 }), Json(HeardFolder.Mention(1) with { Source = null! }),
            sound.Replace("\"source\":{", "\"source\":{\"id\":null,", StringComparison.Ordinal).Replace("\"id\":\"press\",", "", StringComparison.Ordinal),
            sound.Replace("\"text\":", "\"text\":7,\"text\":", StringComparison.Ordinal), new string('[', 100_000), "\u001b[31m",
        ];
        await File.WriteAllLinesAsync(folder.File("in.jsonl"), [.. faulty, sound], Stop);

        var run = await RunAsync(folder, "import {import} --unit roastery");

        Assert.True(run is { ExitCode: 1, Output: "" } && run.Lines.Count == faulty.Length + 1, $"{run}");
        for (var line = 1; line <= faulty.Length; line++)
            Assert.StartsWith($"in.jsonl:{line}: ", run.Lines[line - 1], StringComparison.Ordinal);
        Assert.Equal($"1 new, 0 revised, 0 unchanged, 0 duplicate, {faulty.Length} faulty.", run.Lines[^1]);
        Assert.DoesNotContain('\u001b', run.Error);
    }

    private static string[] Verbs(string file) => file == Store ? OfStore : OfUnit;

    private static string Json(Mention mention) => JsonSerializer.Serialize(mention, MentionJson.Mention);

    private static async Task<HeardFolder> HeardAsync(int mentions)
    {
        var folder = await HeardFolder.CreateAsync([.. Enumerable.Range(0, mentions).Select(number => HeardFolder.Mention(number))], Stop);
        await File.WriteAllTextAsync(folder.File("in.jsonl"), Json(HeardFolder.Mention(1_000)) + "\n", Stop);
        await File.WriteAllTextAsync(folder.File("listeners.json"), """{"units":{"roastery":{"queries":{"brand":"coffee"},"sources":["http://127.0.0.1:9/feed"]}}}""", Stop);
        return folder;
    }

    private static Task<BadInputRun> RunAsync(HeardFolder folder, string verb, string? data = null)
    {
        var filled = verb
            .Replace("{id}", HeardFolder.Mention(0).Id, StringComparison.Ordinal)
            .Replace("{out}", folder.File("out.csv"), StringComparison.Ordinal)
            .Replace("{import}", folder.File("in.jsonl"), StringComparison.Ordinal)
            .Replace("{backup}", folder.File("backup"), StringComparison.Ordinal);
        string[] hosted = filled.Split(' ')[0] is "up" or "listen" or "index" ? ["--config", folder.File("listeners.json")] : [];
        return BadInputRun.Of([.. filled.Split(' '), .. hosted, "--data", data ?? folder.Data, "--set", "Operations:Urls=http://127.0.0.1:0"]);
    }
}
