using System.Net;
using System.Text;
using System.Text.Json;
using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Listening.Tests.Feeds;

namespace Listening.Tests.Scenarios;

public sealed class BadInputFullDiskTests
{
    private const int Unseen = 4096;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listening_waits_for_room_and_loses_nothing()
    {
        await using var disk = await SmallDisk.MountAsync(32, Stop);
        disk.Fill(8 << 20);
        var (published, isFull) = (0, false);
        var newest = Feed(0, 40);
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            // Every visit finds forty new entries until the disk is full; then the feed rests.
            if (!Volatile.Read(ref isFull))
                newest = Feed(Interlocked.Add(ref published, 40) - 40, 40);
            return LoopbackServer.Answer(context, 200, newest, ("Content-Type", "application/feed+json"));
        });
        var config = """{"units":{"roastery":{"queries":{"brand":"coffee"},"sources":[{"kind":"feed","url":"{feed}","every":"1s"}],"allowPrivateNetwork":["127.0.0.0/8"]}}}""";
        await File.WriteAllTextAsync(disk.File("listeners.json"), config.Replace("{feed}", server["feed"].AbsoluteUri, StringComparison.Ordinal), Stop);
        await using var up = VerbProcess.Start("up", "--config", disk.File("listeners.json"), "--data", disk.File("data"), "--set", "Operations:Urls=http://127.0.0.1:0");
        await up.UntilAsync(() => Task.FromResult(up.Error.Contains("Health and metrics: ", StringComparison.Ordinal)), "the start", Stop);
        var address = new Uri(up.Error.Split("Health and metrics: ")[1].Split(' ')[0]);

        await up.UntilAsync(async () => await ReadyAsync(address) is (HttpStatusCode.ServiceUnavailable, var body) && body.Contains("is full", StringComparison.Ordinal), "503 for want of room", Stop);
        Volatile.Write(ref isFull, true);
        var said = up.Error.Split('\n').Where(line => line.Contains("is full", StringComparison.Ordinal)).ToList();
        disk.Free();
        await up.UntilAsync(async () => (await ReadyAsync(address)).Status == HttpStatusCode.OK, "200 after there is room", Stop);
        up.Send(VerbProcess.Terminate);

        Assert.Equal(0, await up.ExitAsync(Stop));
        // One of the listener, one of the indexer, however often they try.
        Assert.InRange(said.Count, 1, 2);
        Assert.DoesNotContain("   at ", up.Error, StringComparison.Ordinal);
        var reconcile = await BadInputRun.Of("reconcile", "--data", disk.File("data"));
        Assert.True(reconcile.ExitCode == 0 && reconcile.Error.Contains($"{published} indexed, 0 waiting, none missing", StringComparison.Ordinal), $"{published} published: {reconcile}");
    }

    [Fact]
    public async Task A_full_disk_leaves_no_half_export_and_no_half_backup()
    {
        await using var disk = await SmallDisk.MountAsync(4, Stop);
        using var folder = await HeardFolder.CreateAsync([.. Enumerable.Range(0, 600).Select(number => HeardFolder.Mention(number, new string('w', 8_000)))], Stop);
        await File.WriteAllTextAsync(disk.File("hits.csv"), "yesterday's", Stop);
        foreach (var (command, target) in ((string, string)[])[("export --out", "hits.jsonl"), ("export --out", "hits.csv"), ("backup", "copies")])
        {
            var run = await BadInputRun.Of([.. command.Split(' '), disk.File(target), "--data", folder.Data]);
            run.Refuses(3, disk.Path, "full");
        }

        Assert.Equal("yesterday's", await File.ReadAllTextAsync(disk.File("hits.csv"), Stop));
        Assert.Equal([disk.File("hits.csv")], Directory.EnumerateFiles(disk.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("up")]
    [InlineData("import {in} --unit other")]
    [InlineData("act {id} --note x")]
    public async Task A_disk_that_is_full_from_the_start_is_one_line_and_3(string verb)
    {
        await using var disk = await SmallDisk.MountAsync(4, Stop);
        using var heard = await HeardFolder.CreateAsync([HeardFolder.Mention(0)], Stop);
        foreach (var file in Directory.EnumerateFiles(heard.Data))
            File.Copy(file, disk.File(Path.GetFileName(file)));
        await File.WriteAllTextAsync(heard.File("listeners.json"), """{"units":{"bakery":{"queries":{"brand":"coffee"},"sources":["http://127.0.0.1:9/feed"]}}}""", Stop);
        await File.WriteAllTextAsync(heard.File("in"), JsonSerializer.Serialize(HeardFolder.Mention(7), MentionJson.Mention), Stop);
        disk.Fill(0);
        string[] hosted = verb == "up" ? ["--config", heard.File("listeners.json"), "--set", "Operations:Urls=http://127.0.0.1:0"] : [];

        var run = await BadInputRun.Of([.. verb.Replace("{in}", heard.File("in"), StringComparison.Ordinal).Replace("{id}", HeardFolder.Mention(0).Id, StringComparison.Ordinal).Split(' '), "--data", disk.Path, .. hosted]);

        run.Refuses(3, disk.Path, "full");
    }

    [Fact]
    public async Task A_commit_that_finds_no_room_leaves_nothing_and_can_be_repeated()
    {
        await using var disk = await SmallDisk.MountAsync(8, Stop);
        using var state = new SqliteListenerState(disk.Path, "roastery", "test", TimeProvider.System);
        PollCommit[] polls = [Poll(1)];
        state.Commit(polls);
        disk.Fill(Unseen);
        polls = [Poll(2)];

        var fault = Assert.Throws<StorageException>(() => state.Commit(polls));

        Assert.Equal((StorageFault.Full, true), (fault.Fault, fault.IsTransient));
        Assert.Equal(1, state.Depth().Records - 1);
        disk.Free();
        Assert.Equal(1, Assert.Single(state.Commit(polls)).New);
        Assert.Equal(2, state.Ledger(0).Single().Counts.New);
    }

    [Fact]
    public async Task A_store_that_finds_no_room_keeps_its_checkpoint_and_takes_the_batch_later()
    {
        await using var disk = await SmallDisk.MountAsync(16, Stop);
        using var store = new SqliteMentionStore(disk.File("store.db"));
        await store.WriteAsync(Batch(0, 10), Stop);
        disk.Fill(Unseen);

        var fault = await Assert.ThrowsAsync<StorageException>(() => store.WriteAsync(Batch(10, 200), Stop));

        Assert.True(fault.IsTransient, fault.Message);
        Assert.Equal(10, await store.CountAsync(new() { Now = SampleMention.Noon }, Stop));
        Assert.Equal(10, (await store.CheckpointsAsync(Stop))["log"]);
        disk.Free();
        await store.WriteAsync(Batch(10, 200), Stop);
        Assert.Equal(200, await store.CountAsync(new() { Now = SampleMention.Noon }, Stop));
    }

    [Fact]
    public async Task A_disk_that_may_only_be_read_is_named()
    {
        await using var disk = await SmallDisk.MountAsync(4, Stop);
        using var heard = await HeardFolder.CreateAsync([HeardFolder.Mention(0)], Stop);
        foreach (var file in Directory.EnumerateFiles(heard.Data))
            File.Copy(file, disk.File(Path.GetFileName(file)));
        await File.WriteAllTextAsync(heard.File("listeners.json"), """{"units":{"roastery":{"queries":{"brand":"coffee"},"sources":["http://127.0.0.1:9/feed"]}}}""", Stop);
        Assert.Null(await disk.MakeReadOnlyAsync(Stop));

        foreach (var verb in (string[])["up", "index", "query", "stats", "feeds", "reconcile", "dead-letters list", $"act {HeardFolder.Mention(0).Id} --note x", "import /dev/null --unit roastery", "demo --once"])
        {
            string[] hosted = verb is "up" or "index" ? ["--config", heard.File("listeners.json")] : [];
            (await BadInputRun.Of([.. verb.Split(' '), "--data", disk.Path, .. hosted])).Refuses(2, disk.Path);
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> ReadyAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        using var answer = await http.GetAsync("/health/ready", Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static byte[] Feed(int first, int count) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = "Coffee",
        items = Enumerable.Range(first, count).Select(number => new { id = $"e{number}", content_text = $"coffee {number} {Words(number)}" }),
    }));

    // Words that differ, so that neither page nor index can share them.
    private static string Words(int seed) => string.Join(' ', Enumerable.Range(0, 400).Select(word => $"w{(seed * 400) + word:x}"));

    private static PollCommit Poll(int number)
    {
        var mention = HeardFolder.Mention(number, Words(number) + Words(number + 1));
        var key = MentionIdentity.Hash(mention.Id);
        return new()
        {
            SourceId = "press",
            Event = SampleMention.Poll("press", number),
            Entries = [new() { Outcome = EntryOutcome.New, WideKey = key, NarrowKey = key, Id = mention.Id, ContentHash = key, Revision = 1, FirstHeard = mention.FirstHeard, Mention = JsonSerializer.SerializeToUtf8Bytes(mention, MentionJson.Mention) }],
        };
    }

    private static StoreBatch Batch(int first, int end) => new()
    {
        Operations = [.. Enumerable.Range(first, end - first).Select(number => new StoreOperation.PutMention(HeardFolder.Mention(number, Words(number)), "log"))],
        Checkpoints = new Dictionary<string, long> { ["log"] = end },
        Now = SampleMention.Noon,
    };
}
