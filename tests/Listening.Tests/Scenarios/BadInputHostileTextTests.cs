using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Feeds;
using Listening.Hosting;
using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Listening.Tests.Scenarios;

public sealed class BadInputHostileTextTests
{
    // Clears the screen, writes the clipboard, hides a link, rings, paints by a C1 control, turns the direction, goes back, starts new lines, and is markup of our terminal library.
    private const string Hostile = "\u001b[2J\u001b]52;c;ZXZpbA==\u0007\u001b]8;;http://evil.example\u001b\\x\u009b31m\u0090q\u202Egnp.exe\u2066\u0000\b\u007f\r\nforged line\u2028[red]bold[/] [[";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("query")]
    [InlineData("query --csv")]
    [InlineData("query --json")]
    [InlineData("stats --by source author tag site")]
    [InlineData("stats --by source author --csv")]
    [InlineData("stats --by source author --json")]
    [InlineData("export --out -")]
    [InlineData("export --out - --csv")]
    [InlineData("explain forged --id {id}")]
    [InlineData("explain forged --id {id} --json")]
    [InlineData("act {id} --note hostile")]
    [InlineData("feeds")]
    [InlineData("feeds --json")]
    [InlineData("reconcile")]
    [InlineData("reconcile --json")]
    [InlineData("dead-letters list")]
    [InlineData("dead-letters list --json")]
    [InlineData("dead-letters show {letter}")]
    public async Task What_a_feed_says_never_steers_the_terminal(string verb)
    {
        using var folder = await HeardAsync();
        string[] parts = verb.Replace("{id}", Heard().Id, StringComparison.Ordinal).Replace("{letter}", Letter.Id, StringComparison.Ordinal).Split(' ');

        var run = await BadInputRun.Of([.. parts.Select(part => part == "hostile" ? Hostile : part), "--data", folder.Data]);

        Assert.True(run.ExitCode == 0 && run.Output.Length > 0, $"{run}");
        AssertHarmless(run, isJson: verb.Contains("--json", StringComparison.Ordinal) || verb is "export --out -" || parts[0] == "act");
        Assert.True(parts[0] == "explain" || run.Output.Contains("ZXZpbA==", StringComparison.Ordinal), $"{run}");
    }

    [Theory]
    [InlineData("query")]
    [InlineData("reconcile")]
    [InlineData("feeds")]
    [InlineData("dead-letters list")]
    public async Task What_a_feed_says_cannot_forge_a_line_of_ours(string verb)
    {
        using var folder = await HeardAsync();

        var run = await BadInputRun.Of([.. verb.Split(' '), "--data", folder.Data]);

        Assert.DoesNotContain(run.Output.Split('\n'), line => line.StartsWith("forged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("parse -")]
    [InlineData("parse - --json")]
    public async Task A_document_never_steers_the_terminal(string verb)
    {
        var json = new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = Hostile,
            ["authors"] = new JsonArray(new JsonObject { ["name"] = Hostile }),
            ["items"] = new JsonArray(new JsonObject { ["id"] = Hostile, ["title"] = Hostile, ["content_text"] = Hostile, ["url"] = "https://a.example/" + Hostile, ["tags"] = new JsonArray(Hostile) }),
        };

        var run = await BadInputRun.WithInput(json.ToJsonString(), verb.Split(' '));

        Assert.True(run.ExitCode == 0 && run.Output.Contains("forged line", StringComparison.Ordinal), $"{run}");
        AssertHarmless(run, verb.EndsWith("--json", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("classify")]
    [InlineData("classify --json")]
    public async Task A_classified_line_never_steers_the_terminal(string verb)
    {
        var run = await BadInputRun.WithInput(Hostile.Replace("\r\n", " ", StringComparison.Ordinal) + "\n", verb.Split(' '));

        Assert.Equal(0, run.ExitCode);
        AssertHarmless(run, verb.EndsWith("--json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_words_of_a_command_line_come_back_harmless()
    {
        // No operating system passes a NUL on.
        var word = Hostile.Replace("\0", "", StringComparison.Ordinal);
        foreach (var arguments in (string[][])[[word], ["query", "(" + word], ["parse", word], ["check", word], ["import", word, "--unit", word], ["query", "--limit", word], ["up", "--config", word], ["query", "--data", word]])
        {
            var run = await BadInputRun.Of(arguments);
            Assert.True(run.ExitCode is 1 or 2, $"{run}");
            AssertHarmless(run, isJson: false);
        }
    }

    [Fact]
    public void A_log_line_stays_one_line_and_never_steers_the_terminal()
    {
        using var written = new StringWriter();
        new SafeConsoleFormatter(TimeProvider.System).Write(new LogEntry<string>(LogLevel.Error, "test", 1, Hostile, null, (state, _) => state), null, written);

        var line = written.ToString();
        Assert.Equal(1, line.Count(character => character == '\n'));
        AssertHarmless(line, "\n");
    }

    [Fact]
    public async Task Json_keeps_every_character()
    {
        using var folder = await HeardAsync();
        var run = await BadInputRun.Of("query", "--json", "--data", folder.Data);
        var exported = await BadInputRun.Of("export", "--out", folder.File("all.jsonl"), "--data", folder.Data);

        Assert.Equal(0, exported.ExitCode);
        foreach (var text in (string[])[run.Output, await File.ReadAllTextAsync(folder.File("all.jsonl"), Stop)])
        {
            var mention = JsonSerializer.Deserialize(text, MentionJson.Mention)!;
            Assert.Equal((Hostile, Hostile, Hostile, Hostile), (mention.Title, mention.Text, mention.Author!.Name, mention.Source.Title));
        }
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"x\")")]
    [InlineData("=1+1")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\n=1+1")]
    [InlineData("  =1+1")]
    [InlineData("\u001b=1+1")]
    [InlineData("\u202E=1+1")]
    [InlineData("\u00A0=1+1")]
    [InlineData("\u200B=1+1")]
    [InlineData("\uFEFF=1+1")]
    [InlineData("＝1+1")]
    [InlineData("\"=1+1")]
    [InlineData("a\",=1+1,\"")]
    [InlineData("a\r\n=1+1")]
    public async Task A_spreadsheet_runs_nothing(string formula)
    {
        var mention = HeardFolder.Mention(0, formula) with { Title = formula, Author = new() { Name = formula }, Tags = [formula], Site = formula, Source = new() { Id = "press", Kind = "feed", Title = formula } };
        using var folder = await HeardFolder.CreateAsync([mention], Stop);

        var exported = await BadInputRun.Of("export", "--out", folder.File("x.csv"), "--data", folder.Data);
        string[] printed = [await File.ReadAllTextAsync(folder.File("x.csv"), Stop), (await BadInputRun.Of("query", "--csv", "--data", folder.Data)).Output, (await BadInputRun.Of("stats", "--csv", "--by", "author", "--data", folder.Data)).Output];

        Assert.Equal(0, exported.ExitCode);
        foreach (var csv in printed)
        {
            var cells = Cells(csv);
            Assert.Contains(cells, cell => cell.Contains('1', StringComparison.Ordinal) || cell.Contains("SUM", StringComparison.Ordinal) || cell.Contains("HYPER", StringComparison.Ordinal));
            Assert.DoesNotContain(cells, cell => IsFormula(cell));
        }
    }

    // Numbers of ours may be negative; all else that begins like a formula is one, whatever invisible stands before it.
    private static bool IsFormula(string cell) =>
        !double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _)
        && cell.TrimStart().TrimStart('\u200B', '\uFEFF', '\u202E', '\u001b') is ['=' or '+' or '-' or '@' or '＝', ..];

    // RFC 4180, as a spreadsheet reads it.
    private static List<string> Cells(string csv)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var index = 0; index < csv.Length; index++)
        {
            if (isQuoted && csv[index] == '"' && index + 1 < csv.Length && csv[index + 1] == '"')
                cell.Append(csv[index++]);
            else if (csv[index] == '"' && (isQuoted || cell.Length == 0))
                isQuoted = !isQuoted;
            else if (!isQuoted && csv[index] is ',' or '\r' or '\n' && !isQuoted)
                Next();
            else
                cell.Append(csv[index]);
        }

        Next();
        return cells;

        void Next()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }

    private static void AssertHarmless(BadInputRun run, bool isJson)
    {
        AssertHarmless(run.Error, "\n\t");
        // JSON is for programs: it keeps what only turns the direction of text, and escapes what steers.
        if (isJson)
            Assert.DoesNotContain(run.Output, character => char.IsControl(character) && character != '\n');
        else
            AssertHarmless(run.Output.Replace("\r\n", "\n", StringComparison.Ordinal), "\n\t");
    }

    private static void AssertHarmless(string text, string allowed) =>
        Assert.DoesNotContain(text, character => (char.IsControl(character) && !allowed.Contains(character, StringComparison.Ordinal)) || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));

    private static Mention Heard() => HeardFolder.Mention(0, Hostile) with
    {
        Title = Hostile,
        Author = new() { Name = Hostile, Handle = Hostile, Url = Hostile },
        Source = new() { Id = "press", Kind = "feed", Title = Hostile, Url = Hostile },
        Url = "https://a.example/" + Hostile,
        Site = Hostile,
        Tags = [Hostile],
        Categories = [Hostile],
    };

    private static readonly DeadLetter Letter = new()
    {
        Id = MentionIdentity.Hash("letter"),
        At = SampleMention.Noon,
        Unit = HeardFolder.Unit,
        Topic = LogStreams.Topic(LogStream.Polls, HeardFolder.Unit),
        Partition = Hostile,
        Offset = 1,
        Key = Hostile,
        Headers = new Dictionary<string, string> { [Hostile] = Hostile },
        Payload = Encoding.UTF8.GetBytes(Hostile),
        ErrorType = Hostile,
        Reason = Hostile,
    };

    private static async Task<HeardFolder> HeardAsync()
    {
        var folder = await HeardFolder.CreateAsync([Heard()], Stop);
        await folder.QuarantineAsync(Letter, Stop);
        using var state = new SqliteListenerState(folder.Data, HeardFolder.Unit, "test", TimeProvider.System);
        var failure = new PollFailure(default, Hostile);
        var visited = FeedState.New with { Title = Hostile, ValidatorsFor = Hostile, NextReason = Hostile, LastFailure = failure, FailingSince = SampleMention.Noon, MovedTo = Hostile };
        state.Commit([new() { SourceId = Hostile, State = visited, Event = SampleMention.Poll(Hostile, 0) }]);
        return folder;
    }
}
