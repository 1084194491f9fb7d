using System.Text;
using Listening.CommandLine;

namespace Listening.Tests.Scenarios;

/// <summary>A verb run in this process on bad input, with what it printed and how that is judged.</summary>
internal sealed record BadInputRun(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>A verb that does not see that its input is bad would run for ever: it is stopped, and then ends as if all were well.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<BadInputRun> Of(params IEnumerable<string> arguments) => WithInput("", arguments);

    public static async Task<BadInputRun> WithInput(string input, params IEnumerable<string> arguments)
    {
        string[] all = [.. arguments];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var io = new CommandIo(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error) { Environment = _ => null };
        var exitCode = await ListeningCommandLine.RunAsync(all, io, patience.Token);
        return new(string.Join(' ', all), exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>What it said apart from where it works.</summary>
    public IReadOnlyList<string> Lines => [.. Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("Data: ", StringComparison.Ordinal))];

    /// <summary>One clear line, nothing on standard output.</summary>
    public void Refuses(int exitCode, params ReadOnlySpan<string> saying)
    {
        Assert.True(ExitCode == exitCode, $"{this}");
        Assert.True(Output == "" && Lines.Count == 1, $"{this}");
        foreach (var part in saying)
            Assert.Contains(part, Lines[0], StringComparison.Ordinal);
        Assert.True(IsClear(Lines[0]), $"{this}");
    }

    // Names of types and stacks are ours, not the reader's.
    private static bool IsClear(string line) =>
        line.Length > 20 && !line.Contains("Exception", StringComparison.Ordinal) && !line.Contains("   at ", StringComparison.Ordinal) && !line.Contains("System.", StringComparison.Ordinal) && !line.Contains("Listening.M", StringComparison.Ordinal);
}
