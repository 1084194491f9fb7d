using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Mentions;
using Listening.Tests.Contracts;
using Listening.Tests.Mentions.Configuration;

namespace Listening.Tests.Commands;

/// <summary>query, stats and export beside a units' file: its lists and its zones.</summary>
public sealed class SearchUnitsTests : IAsyncLifetime
{
    private readonly DataVerbs _data = new();

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(
            _data.File("listeners.json"),
            """
            {"units":{
              "roastery":{"timeZone":"Asia/Tokyo","lists":{"drinks":"tea","places":"berlin"}},
              "rental":{"timeZone":"America/New_York","lists":{"drinks":"coffee","places":"berlin","cars":"list:drinks OR van"}}}}
            """,
            TestContext.Current.CancellationToken);
        _data.Hear(Said("tea", "tea in berlin"), Said("coffee", "coffee"), Said("late", "milk", hours: 3.5));
        await _data.IndexAsync();
    }

    public ValueTask DisposeAsync()
    {
        _data.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("list:drinks", "tea in berlin", "--unit", "roastery")]
    [InlineData("list:places", "tea in berlin")]
    [InlineData("-list:places -coffee", "milk")]
    public async Task A_search_may_name_a_list(string query, string found, params string[] units)
    {
        var run = await RunAsync("query", [query, "--json", .. units]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(found, JsonNode.Parse(run.Output)!["text"]!.GetValue<string>());
        Assert.Equal(1, JsonNode.Parse((await RunAsync("stats", [query, "--by", "unit", "--json", .. units])).Output)!["count"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("list:drinks")]
    [InlineData("milk OR list:cars")]
    public async Task A_list_that_means_different_things_is_refused_with_the_units_named(string query)
    {
        foreach (var verb in (string[])["query", "stats"])
        {
            var run = await RunAsync(verb, query);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains("The list \"drinks\" means different things in the units roastery, rental: name one of them.", run.Error, StringComparison.Ordinal);
            Assert.Contains('^', run.Error);
        }
    }

    [Fact]
    public async Task A_day_is_the_units_day_where_one_is_named()
    {
        // 15:30 UTC is after midnight in Tokyo.
        Assert.Equal(["milk"], await TextsAsync("published:2026-03-11", "--unit", "roastery"));
        Assert.Equal(["milk"], await TextsAsync("lang:en", "--unit", "roastery", "--since", "2026-03-11"));
        Assert.Equal(["coffee", "tea in berlin"], await TextsAsync("lang:en", "--unit", "roastery", "--until", "2026-03-11"));
        var days = (await RunAsync("stats", "--by", "day", "--unit", "roastery", "--json")).Output.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!["value"]!.GetValue<string>());
        Assert.Equal(["2026-03-09T15:00:00.000Z", "2026-03-10T15:00:00.000Z"], days);
        Assert.Contains("Wed 2026-03-11", (await RunAsync("stats", "--by", "day", "--unit", "roastery")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_named_must_be_sound()
    {
        Assert.Equal(2, (await _data.RunAsync("query", "tea", "--config", _data.File("none.json"))).ExitCode);
        await File.WriteAllTextAsync(_data.File("faulty.json"), "{\"units\":{\"u\":{\"nme\":1}}}", TestContext.Current.CancellationToken);
        var run = await _data.RunAsync("query", "tea", "--config", _data.File("faulty.json"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("units.u.nme", run.Error, StringComparison.Ordinal);
    }

    private static EntryCommit Said(string name, string text, double hours = 0) => SampleCommit.New(name) with
    {
        Mention = JsonSerializer.SerializeToUtf8Bytes(SampleMention.Of(DataVerbs.Id(name), text, minutes: hours * 60), MentionJson.Mention),
    };

    private Task<VerbRun> RunAsync(string verb, params string[] args) => _data.RunAsync([verb, .. args, "--config", _data.File("listeners.json")]);

    private async Task<IEnumerable<string>> TextsAsync(params string[] args) =>
        (await RunAsync("query", [.. args, "--json"])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!["text"]!.GetValue<string>()).Order();
}
