using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Feeds;
using Listening.Listener;
using Listening.Mentions;
using Listening.Tests.Contracts;
using Listening.Tests.Mentions.Configuration;

namespace Listening.Tests.Commands;

/// <summary>A unit with its file and its store, of which the test says what was heard and what matched nothing.</summary>
internal sealed class ReplayFolder : IDisposable
{
    public const string Config = """
        {"units":{"roastery":{"timeZone":"Europe/Berlin","languages":["en"],"lists":{"places":"berlin OR vienna"},
          "queries":{"brand":"roast","rival":"\"south roast\""},
          "sources":[{"url":"https://press.example/feed","id":"press"},{"url":"https://blog.example/feed","id":"blog"},{"url":"https://silent.example/feed","id":"silent"}]}}}
        """;

    private readonly DataVerbs _data = new();
    private readonly List<EntryCommit> _press = [];

    public ReplayFolder() => File.WriteAllText(ConfigFile, Config);

    public string ConfigFile => _data.File("listeners.json");

    public DataVerbs Data => _data;

    /// <summary>Heard by these queries.</summary>
    public ReplayFolder Heard(string name, string text, params string[] queries) => Heard(name, SampleMention.Of(DataVerbs.Id(name), text) with { Queries = queries });

    public ReplayFolder Heard(string name, Mention mention)
    {
        _press.Add(SampleCommit.New(name) with { Mention = JsonSerializer.SerializeToUtf8Bytes(mention, MentionJson.Mention) });
        return this;
    }

    /// <summary>Matched nothing, and is kept.</summary>
    public ReplayFolder Kept(string name, string text, string source = "press", string? link = null, DateTimeOffset? published = null)
    {
        var entry = new FeedEntry { Id = name, HasOwnId = true, Title = "Title of " + name, Content = text, Link = link, Published = published ?? SampleMention.Noon };
        var commit = SampleCommit.Unmatched(name) with { Kept = new KeptText(entry, "The " + source, "en").ToBytes() };
        if (source == "press")
            _press.Add(commit);
        else
            _data.HearOf(source, commit);
        return this;
    }

    public ReplayFolder Damaged(string name)
    {
        _press.Add(SampleCommit.Unmatched(name));
        return this;
    }

    /// <summary>Commits and indexes.</summary>
    public async Task<ReplayFolder> WrittenAsync()
    {
        _data.Hear([.. _press]);
        _press.Clear();
        await _data.IndexAsync();
        return this;
    }

    public Task<VerbRun> RunAsync(params string[] args) => _data.RunAsync(["replay", "--unit", "roastery", "--config", ConfigFile, .. args]);

    public async Task<JsonNode> ReportAsync(params string[] args)
    {
        var run = await RunAsync([.. args, "--json"]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonNode.Parse(run.Output)!;
    }

    public void Dispose() => _data.Dispose();
}
