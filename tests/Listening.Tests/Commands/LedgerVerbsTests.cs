using System.Text.Json;
using Listening.Tests.Contracts;
using Listening.Tests.Mentions.Configuration;

namespace Listening.Tests.Commands;

/// <summary>reconcile, dead-letters, backup: nothing disappears unaccounted.</summary>
public sealed class LedgerVerbsTests : IDisposable
{
    private readonly DataVerbs _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_ledger_balances_while_records_wait_and_after_they_were_indexed()
    {
        _data.Hear(SampleCommit.New("a"), SampleCommit.Unmatched("b"));
        Assert.Equal(0, (await _data.RunAsync("reconcile")).ExitCode);
        await _data.IndexAsync();
        _data.Hear(SampleCommit.Revised("a", 2), SampleCommit.New("c"));
        await _data.IndexAsync();
        var run = await _data.RunAsync("reconcile", "--json");
        Assert.Equal(0, run.ExitCode);
        var row = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((3, 0), (row.GetProperty("indexed").GetInt64(), row.GetProperty("waiting").GetInt64()));
    }

    [Fact]
    public async Task A_mention_that_left_the_store_behind_its_back_is_named()
    {
        _data.Hear(SampleCommit.New("a"), SampleCommit.New("b"));
        await _data.IndexAsync();
        _data.Change("store.db", $"DELETE FROM mentions WHERE id = x'{DataVerbs.Id("a")}'");
        var run = await _data.RunAsync("reconcile");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(DataVerbs.Id("a"), run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(DataVerbs.Id("b"), run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_letter_is_listed_shown_and_balances_again_after_its_retry()
    {
        _data.Hear(SampleCommit.New("a"), SampleCommit.New("b") with { Mention = "no \u001b[31mjson"u8.ToArray() });
        await _data.IndexAsync();
        Assert.Equal(0, (await _data.RunAsync("reconcile")).ExitCode);
        var letter = JsonDocument.Parse((await _data.RunAsync("dead-letters", "list", "--json")).Output).RootElement;
        Assert.Equal("undecodable", letter.GetProperty("error_type").GetString());
        var id = letter.GetProperty("id").GetString()!;
        var shown = await _data.RunAsync("dead-letters", "show", id);
        Assert.Contains("json", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shown.Output);
        _data.Change("roastery.db", $"UPDATE dead_letters SET letter = json_set(letter, '$.payload', '{Convert.ToBase64String(SampleCommit.New("b").Mention!)}')");
        Assert.Equal(0, (await _data.RunAsync("dead-letters", "retry", id)).ExitCode);
        Assert.Equal(0, (await _data.RunAsync("reconcile")).ExitCode);
        await _data.IndexAsync();
        var run = await _data.RunAsync("reconcile");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("2 indexed", run.Error, StringComparison.Ordinal);
        Assert.Empty((await _data.RunAsync("dead-letters", "list")).Output);
    }

    [Fact]
    public async Task A_dropped_letter_stays_in_the_ledger_and_hides_no_other_loss()
    {
        _data.Hear(SampleCommit.New("a"), SampleCommit.New("b") with { Mention = [1] });
        await _data.IndexAsync();
        var id = JsonDocument.Parse((await _data.RunAsync("dead-letters", "list", "--json")).Output).RootElement.GetProperty("id").GetString()!;
        Assert.Equal(0, (await _data.RunAsync("dead-letters", "drop", id)).ExitCode);
        Assert.Equal(0, (await _data.RunAsync("reconcile")).ExitCode);
        var again = await _data.RunAsync("dead-letters", "drop", id);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains(id, again.Error, StringComparison.Ordinal);
        _data.Change("store.db", $"DELETE FROM mentions WHERE id = x'{DataVerbs.Id("a")}'");
        var run = await _data.RunAsync("reconcile");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(DataVerbs.Id("a"), run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_taken_while_writing_restores_to_a_balanced_ledger()
    {
        var stop = TestContext.Current.CancellationToken;
        _data.Hear(SampleCommit.New("first"));
        await _data.IndexAsync();
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                for (var number = 0; !enough.IsCancellationRequested; number++)
                {
                    _data.Hear(SampleCommit.New($"entry {number}"));
                    await _data.IndexAsync();
                }
            },
            stop);
        using var restored = new DataVerbs();
        for (var copy = 0; copy < 5; copy++)
        {
            var target = Path.Combine(restored.Path, $"copy{copy}");
            var backup = await _data.RunAsync("backup", target);
            Assert.True(backup.ExitCode == 0, backup.Error);
            var run = await VerbRun.Of("reconcile", "--data", target);
            Assert.True(run.ExitCode == 0, run.Output + run.Error);
            Assert.Equal(2, (await _data.RunAsync("backup", target)).ExitCode);
        }

        await enough.CancelAsync();
        await writing;
    }
}
