using System.Text.Json;
using Listening.Mentions;
using Listening.Tests.Contracts;

namespace Listening.Tests.Commands;

/// <summary>erase: gone from everywhere, and it stays gone.</summary>
public sealed class EraseTests : IDisposable
{
    private readonly DataVerbs _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_is_erased_stays_gone_over_replay_and_import_and_the_ledger_balances()
    {
        _data.Hear(SampleCommit.New("a"), SampleCommit.New("b"));
        await _data.IndexAsync();
        var export = _data.File("all.jsonl");
        Assert.Equal(0, (await _data.RunAsync("export", "", "--out", export)).ExitCode);
        _data.Hear(SampleCommit.Revised("a", 2));
        var run = await _data.RunAsync("erase", "--id", DataVerbs.Id("a"), "--reason", "asked for");
        Assert.Equal((0, "1 item erased.\n"), (run.ExitCode, run.Error));
        Assert.Contains($"roastery/{DataVerbs.Id("a")}", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _data.RunAsync("reconcile")).ExitCode);
        await _data.IndexAsync();
        await AssertGoneAsync();
        // A replay of the log: the same record once more, as a listener without memory would write it.
        _data.HearOf("again", SampleCommit.New("a"));
        await _data.IndexAsync();
        await AssertGoneAsync();
        var import = await _data.RunAsync("import", export, "--unit", "roastery");
        Assert.Contains("1 erased before", import.Error, StringComparison.Ordinal);
        await _data.IndexAsync();
        await AssertGoneAsync();
        Assert.Contains("erased 2", (await _data.RunAsync("reconcile")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authors_data_goes_wherever_it_lies_and_nobody_elses()
    {
        _data.Hear(By("a", "Ana Lind", null), By("b", "Ben", "ANA LIND"), By("c", "Ana Lindgren", null));
        await _data.IndexAsync();
        _data.Hear(By("d", null, "@ana lind"));
        var dry = await _data.RunAsync("erase", "--author", "ana lind", "--reason", "asked for", "--dry-run");
        Assert.Equal("3 items would be erased.\n", dry.Error);
        Assert.Contains($"roastery/{DataVerbs.Id("d")}  outbox", dry.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _data.RunAsync("erase", "--author", "ana lind", "--reason", "asked for")).ExitCode);
        await _data.IndexAsync();
        var left = await _data.RunAsync("query", "", "--since", "9999d", "--json");
        Assert.Equal(DataVerbs.Id("c"), JsonDocument.Parse(left.Output).RootElement.GetProperty("id").GetString());
        Assert.Equal(0, (await _data.RunAsync("reconcile")).ExitCode);
        Assert.Equal("0 items erased.\n", (await _data.RunAsync("erase", "--author", "ana lind", "--reason", "asked for")).Error);
    }

    [Theory]
    [InlineData(1, "--id", "0123456789abcdef0123456789abcdef", "--reason", "asked for")]
    [InlineData(2, "--reason", "asked for")]
    [InlineData(2, "--id", "a", "--author", "b", "--reason", "asked for")]
    [InlineData(2, "--id", "a", "--reason", " ")]
    public async Task Wrong_use_and_unknown_items_are_told(int exitCode, params string[] args)
    {
        _data.Hear(SampleCommit.New("a"));
        Assert.Equal(exitCode, (await _data.RunAsync(["erase", .. args])).ExitCode);
    }

    private static EntryCommit By(string name, string? author, string? handle)
    {
        var mention = JsonSerializer.Deserialize(SampleCommit.New(name).Mention, MentionJson.Mention)!;
        return SampleCommit.New(name) with { Mention = JsonSerializer.SerializeToUtf8Bytes(mention with { Author = new() { Name = author, Handle = handle } }, MentionJson.Mention) };
    }

    private async Task AssertGoneAsync()
    {
        Assert.Equal(0, (await _data.RunAsync("reconcile")).ExitCode);
        var found = await _data.RunAsync("query", "", "--since", "9999d", "--json");
        Assert.DoesNotContain(DataVerbs.Id("a"), found.Output, StringComparison.Ordinal);
    }
}
