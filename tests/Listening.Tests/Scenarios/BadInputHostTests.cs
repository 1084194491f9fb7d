using System.Net;
using System.Net.Sockets;

namespace Listening.Tests.Scenarios;

public sealed class BadInputHostTests : IDisposable
{
    private const string Sound = """{"units":{"roastery":{"queries":{"brand":"coffee"},"sources":["http://127.0.0.1:9/feed"]}}}""";

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("up")]
    [InlineData("index")]
    [InlineData("listen --unit roastery")]
    public async Task A_faulty_configuration_gives_each_fault_a_line_and_starts_nothing(string verb)
    {
        var config = Written("""{"units":{"roastery":{"querys":{},"every":"5x","queries":{"a":"(coffee"},"sources":["nowhere"]}}}""");

        var run = await RunAsync(verb, config);

        Assert.True(run is { ExitCode: 2, Output: "" }, $"{run}");
        foreach (var said in (string[])["units.roastery.querys", "units.roastery.every", "units.roastery.queries.a", "units.roastery.sources[0]"])
            Assert.Single(run.Lines, line => line.StartsWith(config, StringComparison.Ordinal) && line.Contains(said, StringComparison.Ordinal));
        Assert.Equal($"listening: {config} has 4 faults; nothing was started. Every key is explained in docs/configuration.md.", run.Lines[^1]);
        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("up", "missing.json")]
    [InlineData("index", "missing.json")]
    [InlineData("listen --unit roastery", "missing.json")]
    [InlineData("up", "")]
    [InlineData("config show", "missing.json")]
    [InlineData("config show", "")]
    [InlineData("check", "missing.json")]
    [InlineData("check", "")]
    public async Task A_configuration_that_cannot_be_read_is_one_fault(string verb, string name)
    {
        var config = name == "" ? _folder.Path : _folder.File(name);
        string[] data = verb is "check" or "config show" ? [] : ["--data", Data];

        var run = await BadInputRun.Of([.. verb.Split(' '), "--config", config, .. data]);

        Assert.True(run is { ExitCode: 2, Output: "" } && run.Lines.Count == 2, $"{run}");
        Assert.StartsWith(config, run.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"listening: {config} has 1 fault", run.Lines[1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task A_unit_that_is_not_configured_is_named_with_those_that_are() =>
        (await RunAsync("listen --unit bakery", Written(Sound))).Refuses(2, "bakery", "roastery");

    [Fact]
    public async Task A_port_in_use_is_named_with_the_setting_that_changes_it()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";

        (await RunAsync("up", Written(Sound), $"Operations:Urls={address}")).Refuses(2, address, "Operations:Urls");
        (await RunAsync("demo", null, $"Operations:Urls={address}")).Refuses(2, address, "Operations:Urls");
    }

    [Theory]
    [InlineData("Operations:Urls=", "Operations:Urls")]
    [InlineData("Operations:Urls=nonsense", "nonsense")]
    [InlineData("Operations:Urls=ftp://127.0.0.1:1", "ftp")]
    [InlineData("Operations:Urls=http://127.0.0.1:99999", "99999")]
    [InlineData("Operations:Urls=http://203.0.113.1:8081", "203.0.113.1")]
    [InlineData("nonsense", "KEY=VALUE")]
    [InlineData("=x", "KEY=VALUE")]
    [InlineData("Listner:Concurrency=3", "Listner")]
    [InlineData("Listener:Concurency=3", "Concurency")]
    [InlineData("Listener:Concurrency=many", "Listener")]
    [InlineData("Listener:Concurrency=0", "Concurrency")]
    [InlineData("Indexer:BatchSise=3", "BatchSise")]
    [InlineData("Indexer:BatchSize=-1", "BatchSize")]
    [InlineData("Polling:Concurrent=3", "Concurrent")]
    [InlineData("Polling:ConcurrentPerGroup=x", "Polling")]
    public async Task A_wrong_setting_is_named(string setting, string said) =>
        (await RunAsync("up", Written(Sound), setting)).Refuses(2, said);

    [Fact]
    public async Task A_second_process_on_the_same_folder_is_refused()
    {
        Directory.CreateDirectory(Data);
        await using var held = new FileStream(Path.Combine(Data, "listener-roastery.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        (await RunAsync("up", Written(Sound))).Refuses(2, Data, "listener-roastery");
    }

    [Fact]
    public async Task A_lock_that_cannot_be_taken_is_named()
    {
        Directory.CreateDirectory(Path.Combine(Data, "indexer.lock"));

        (await RunAsync("up", Written(Sound))).Refuses(2, "indexer.lock");
    }

    private string Written(string json)
    {
        File.WriteAllText(_folder.File("listeners.json"), json);
        return _folder.File("listeners.json");
    }

    private Task<BadInputRun> RunAsync(string verb, string? config, string setting = "Operations:Urls=http://127.0.0.1:0") =>
        BadInputRun.Of([.. verb.Split(' '), "--data", Data, "--set", setting, .. config is null ? Array.Empty<string>() : ["--config", config]]);
}
