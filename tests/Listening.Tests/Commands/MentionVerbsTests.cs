using System.Text.Json;
using Listening.Mentions;
using Listening.Tests.Contracts;

namespace Listening.Tests.Commands;

/// <summary>act, feeds, import.</summary>
public sealed class MentionVerbsTests : IDisposable
{
    private readonly DataVerbs _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Acts_are_kept_with_who_and_when_and_folded_in()
    {
        _data.Hear(SampleCommit.New("a"));
        await _data.IndexAsync();
        var run = await _data.RunAsync("act", DataVerbs.Id("a"), "--status", "answered", "--note", "Wrote to her.", "--by", "ana");
        Assert.True(run.ExitCode == 0, run.Error);
        var acts = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, MentionJson.Action)!).ToList();
        Assert.Equal([("status", "answered", "ana"), ("note", "Wrote to her.", "ana")], acts.Select(act => (act.Kind, act.Value, act.By)));
        await _data.IndexAsync();
        var mention = JsonSerializer.Deserialize((await _data.RunAsync("query", "status:answered", "--json")).Output, MentionJson.Mention)!;
        Assert.Equal("Wrote to her.", Assert.Single(mention.Workflow!.Notes).Text);
        Assert.Equal(0, (await _data.RunAsync("reconcile")).ExitCode);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(2, "--status", "perhaps")]
    [InlineData(2, "--label", "great")]
    [InlineData(1, "--status", "open")]
    public async Task What_cannot_be_done_is_said(int exitCode, params string[] options)
    {
        _data.Hear(SampleCommit.New("a"));
        await _data.IndexAsync();
        var run = await _data.RunAsync(["act", "nobody", .. options]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Feeds_tells_each_source_with_its_counts()
    {
        _data.Hear(SampleCommit.New("a"), SampleCommit.Unmatched("b"));
        await _data.IndexAsync();
        var row = JsonDocument.Parse((await _data.RunAsync("feeds", "--json")).Output).RootElement;
        Assert.Equal(("roastery", "press", "Title of press", 2), (row.GetProperty("unit").GetString(), row.GetProperty("source").GetString(), row.GetProperty("title").GetString(), row.GetProperty("counts").GetProperty("fetched").GetInt64()));
        Assert.Contains("fetched 2 = new 1", (await _data.RunAsync("feeds")).Output, StringComparison.Ordinal);
        var unknown = await _data.RunAsync("feeds", "--unit", "nobody");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("roastery", unknown.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("roastery", true)]
    [InlineData("rental", false)]
    public async Task What_was_exported_is_imported_and_a_repeat_changes_nothing(string unit, bool keepsIds)
    {
        _data.Hear(SampleCommit.New("a"), SampleCommit.New("b"));
        await _data.IndexAsync();
        var file = _data.File("export.jsonl");
        Assert.Equal(0, (await _data.RunAsync("export", "unit:roastery", "--out", file)).ExitCode);
        using var other = new DataVerbs();
        var first = await other.RunAsync("import", file, "--unit", unit);
        Assert.StartsWith("2 new, 0 revised, 0 unchanged", first.Error, StringComparison.Ordinal);
        await other.IndexAsync();
        Assert.StartsWith("0 new, 0 revised, 2 unchanged", (await other.RunAsync("import", file, "--unit", unit)).Error, StringComparison.Ordinal);
        await other.IndexAsync();
        var ledger = await other.RunAsync("reconcile");
        Assert.True(ledger.ExitCode == 0, ledger.Output + ledger.Error);
        var mentions = (await other.RunAsync("query", $"unit:{unit}", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, MentionJson.Mention)!).ToList();
        Assert.Equal(2, mentions.Count);
        Assert.All(mentions, mention => Assert.Equal((unit, "press"), (mention.Unit, mention.Source.Id)));
        Assert.Equal(["a", "b"], mentions.Select(mention => mention.Text).Order());
        Assert.Equal(keepsIds, mentions.Select(mention => mention.Id).Order().SequenceEqual(new[] { DataVerbs.Id("a"), DataVerbs.Id("b") }.Order()));
    }

    [Fact]
    public async Task Faulty_lines_are_named_and_the_others_are_taken()
    {
        var good = JsonSerializer.Serialize(SampleMention.Of(DataVerbs.Id("a")), MentionJson.Mention);
        var noId = JsonSerializer.Serialize(SampleMention.Of("m1"), MentionJson.Mention);
        await File.WriteAllLinesAsync(_data.File("faulty.jsonl"), ["{", good, "null", noId, "", good], TestContext.Current.CancellationToken);
        var run = await _data.RunAsync("import", _data.File("faulty.jsonl"), "--unit", "roastery");
        Assert.Equal(1, run.ExitCode);
        foreach (var line in (int[])[1, 3, 4])
            Assert.Contains($"faulty.jsonl:{line}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 new, 0 revised, 1 unchanged, 0 duplicate, 3 faulty.", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await _data.RunAsync("import", _data.File("none.jsonl"), "--unit", "roastery")).ExitCode);
        Assert.Equal(2, (await _data.RunAsync("import", _data.File("faulty.jsonl"), "--unit", "store")).ExitCode);
    }
}
