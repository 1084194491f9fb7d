using Listening.Demo;
using Microsoft.Extensions.Time.Testing;
using Listening.Mentions;
using Spectre.Console;

namespace Listening.Tests.Demo;

public class DemoViewTests
{
    private const string Hostile = "\u001b[2J\u001b]0;owned\u0007[red]bold[/] [[[/]/ \u202Egnp.exe\u0000\r\n\u009b31mnext\u2028line";

    [Fact]
    public void A_unit_shows_its_counts_newest_health_and_ledger()
    {
        var screen = Render(Snapshot("A fine cortado"), 110);
        foreach (var part in new[] { "Roastery", "12 mentions", "positive 50%", "negative 25%", "A fine cortado", "mossgarden", "1 of 2 sources well", "503", "fetched 20 = new 12", "--data /tmp/demo" })
            Assert.Contains(part, screen, StringComparison.Ordinal);
        Assert.DoesNotContain("BALANCE", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_that_does_not_balance_says_so()
    {
        var snapshot = Snapshot("x");
        var unit = snapshot.Units[0] with { Ledger = snapshot.Units[0].Ledger with { Fetched = 99 } };
        Assert.Contains("DOES NOT BALANCE", Render(snapshot with { Units = [unit] }, 160), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(80)]
    [InlineData(200)]
    public void Hostile_text_neither_steers_the_terminal_nor_breaks_the_view(int width)
    {
        var screen = Render(Snapshot(Hostile), width);
        Assert.DoesNotContain(screen, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain(screen, character => character is '\u202E' or '\u2028');
    }

    [Fact]
    public void Markup_of_a_feed_is_shown_as_text() =>
        Assert.Contains("[red]bold[/]", Render(Snapshot(Hostile), 160), StringComparison.Ordinal);

    [Fact]
    public void A_long_text_stays_on_one_line()
    {
        var rows = Render(Snapshot(new string('w', 5000)), 80).Split('\n').Length;
        Assert.Equal(Render(Snapshot("w"), 80).Split('\n').Length, rows);
    }

    [Theory]
    [InlineData(24, 1)]
    [InlineData(60, 8)]
    public void A_higher_terminal_shows_more_of_the_newest(int height, int shown)
    {
        var snapshot = Snapshot("needle");
        var unit = snapshot.Units[0] with { Newest = [.. Enumerable.Repeat(snapshot.Units[0].Newest[0], 10)] };
        var screen = Render(snapshot with { Units = [unit, unit with { Newest = [] }, unit with { Newest = [] }] }, 100, height);
        Assert.Equal(shown, screen.Split("needle").Length - 1);
    }

    [Fact]
    public async Task Without_a_terminal_there_are_plain_lines_now_and_then()
    {
        var time = new FakeTimeProvider();
        using var log = new StringWriter();
        using var drawn = new StringWriter();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var asked = 0;
        var running = new DemoScreen(Console(drawn, 80), log, time).RunAsync(
            _ =>
            {
                asked++;
                return Task.FromResult(Snapshot(Hostile));
            },
            stop.Token);
        Assert.Equal(1, asked);
        time.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(2, asked);
        await stop.CancelAsync();
        await running;
        Assert.Equal(2, log.ToString().Split("coffee: 12 mentions").Length - 1);
        Assert.Equal("", drawn.ToString());
    }

    [Fact]
    public async Task On_a_terminal_the_view_is_redrawn_until_it_is_stopped()
    {
        var time = new FakeTimeProvider();
        using var log = new StringWriter();
        using var drawn = new StringWriter();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var asked = 0;
        var running = new DemoScreen(Terminal(drawn), log, time).RunAsync(_ => Task.FromResult(Snapshot(asked++ < 2 ? "before" : Hostile)), stop.Token);
        Assert.Equal(2, asked);
        time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(3, asked);
        await stop.CancelAsync();
        await running;
        var screen = drawn.ToString();
        Assert.Contains("before", screen, StringComparison.Ordinal);
        Assert.Contains("[red]bold[/]", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2J", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]0;", screen, StringComparison.Ordinal);
        Assert.Equal("", log.ToString());
    }

    [Fact]
    public void A_data_folder_with_blanks_is_quoted_in_the_commands() =>
        Assert.All(DemoCommands.For("/tmp/my demo"), command => Assert.EndsWith("--data \"/tmp/my demo\"", command, StringComparison.Ordinal));

    private static string Render(DemoSnapshot snapshot, int width, int height = 50)
    {
        using var text = new StringWriter();
        Console(text, width).Write(DemoView.Render(snapshot, width, height));
        return text.ToString();
    }

    private static IAnsiConsole Console(TextWriter writer, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        return console;
    }

    private static IAnsiConsole Terminal(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new TerminalOutput(writer),
        });
        console.Profile.Width = 120;
        console.Profile.Height = 60;
        return console;
    }

    private static DemoSnapshot Snapshot(string foreign) => new()
    {
        DataFolder = "/tmp/demo",
        Units =
        [
            new DemoUnitStanding
            {
                Unit = "coffee",
                Name = foreign == Hostile ? Hostile : "Roastery",
                Mentions = 12,
                Positive = 6,
                Neutral = 2,
                Negative = 3,
                Unsure = 1,
                Ledger = new EntryCounts { Fetched = 20, New = 12, Revised = 1, Unchanged = 2, Duplicate = 1, Unmatched = 3, Rejected = 1 },
                Newest = [new DemoHeard { At = DateTimeOffset.UnixEpoch, Source = "kettle-talk", Author = foreign == Hostile ? Hostile : "mossgarden", Text = foreign, Sentiment = "positive" }],
                Sources =
                [
                    new DemoSourceHealth { Source = "kettle-talk", Healthy = true, Said = "fetched" },
                    new DemoSourceHealth { Source = foreign == Hostile ? Hostile : "city-desk", Healthy = false, Said = foreign == Hostile ? Hostile : "503, asked for patience" },
                ],
            },
        ],
    };

    private sealed class TerminalOutput(TextWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => 120;

        public int Height => 60;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
