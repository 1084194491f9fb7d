using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Listening.Tests.Mentions.Configuration;

public sealed class OnlineCheckTests : IAsyncLifetime
{
    private const string Feed = """
        <rss version="2.0"><channel><title>t</title>
        <item><guid>1</guid><title>one</title></item><item><guid>2</guid><title>two</title></item>
        </channel></rss>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("check").FullName;
    private readonly WebApplication _server = Silent();

    public async ValueTask InitializeAsync()
    {
        _server.Urls.Add("http://127.0.0.1:0");
        _server.MapGet("/feed", () => Results.Text(Feed, "application/rss+xml"));
        _server.MapGet("/page", () => Results.Text("<!doctype html><title>x</title><p>no feed", "text/html"));
        await _server.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_poll_that_gives_entries_is_sound()
    {
        var run = await VerbRun.Of("check", Written("/feed"), "--online");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"u\tfetched\t2 entries\t{_server.Urls.First()}/feed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_failure_is_named_and_makes_a_bad_answer()
    {
        var run = await VerbRun.Of("check", Written("/feed", "/none", "/page"), "--online", "--json");

        var polls = JsonNode.Parse(run.Output)!["polls"]!.AsArray();
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["fetched", "failed", "failed"], polls.Select(p => p!["outcome"]!.GetValue<string>()));
        Assert.StartsWith("not_found: ", polls[1]!["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(polls[2]!["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nothing_is_polled_without_being_asked()
    {
        var run = await VerbRun.Of("check", Written("/none"));

        Assert.Equal(0, run.ExitCode);
    }

    private static WebApplication Silent()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    private string Written(params string[] paths)
    {
        var path = Path.Combine(_folder, "listeners.json");
        var sources = string.Join(',', paths.Select(p => $"\"{_server.Urls.First()}{p}\""));
        File.WriteAllText(path, ListenersText.Unit($"\"queries\":{{\"q\":\"coffee\"}},\"allowPrivateNetwork\":[\"127.0.0.0/8\"],\"sources\":[{sources}]"));
        return path;
    }
}
