using System.Text;
using Listening.CommandLine;

namespace Listening.Tests.Mentions.Configuration;

/// <summary>A verb run in this process, with what it printed.</summary>
internal sealed record VerbRun(int ExitCode, string Output, string Error)
{
    public static async Task<VerbRun> Of(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var io = new CommandIo(Stream.Null, output, error) { Environment = name => name == "SECRET" ? ListenersText.Secret : null };
        var exitCode = await ListeningCommandLine.RunAsync(args, io, TestContext.Current.CancellationToken);
        return new VerbRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
