using System.CommandLine;
using System.Runtime.InteropServices;
using Listening.Commands;
using Listening.Mentions;

namespace Listening.CommandLine;

/// <summary>Runs one verb and turns whatever happens into an exit code and one clear line.</summary>
internal static class ListeningCommandLine
{
    public static async Task<int> RunAsync(string[] args, CommandIo io)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await RunAsync(args, io, stop.Token);

        // The first signal is a polite request; the second one ends the process as it would without us.
        void Stop(PosixSignalContext context)
        {
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    public static async Task<int> RunAsync(string[] args, CommandIo io, CancellationToken cancellationToken)
    {
        try
        {
            var exitCode = await InvokeAsync(args, io, cancellationToken);
            io.Flush();
            return exitCode;
        }
        catch (CommandException exception)
        {
            return Fail(io, exception.ExitCode, exception.Message);
        }
        catch (StorageException exception)
        {
            return Fail(io, exception.Fault is StorageFault.Version or StorageFault.NotWritable ? ExitCodes.WrongUse : ExitCodes.ServiceAway, exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (IOException exception) when (IsBrokenPipe(exception))
        {
            return ExitCodes.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(io, ExitCodes.ServiceAway, DiskFault.Line(exception));
        }
    }

    private static async Task<int> InvokeAsync(string[] args, CommandIo io, CancellationToken cancellationToken)
    {
        var parsed = CreateRoot(io).Parse(args);
        if (UsageFaults.Of(parsed, args) is { } fault)
            throw CommandException.WrongUse(fault);

        // Help is the one thing the library prints itself.
        using var help = new StringWriter();
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = help, Error = io.Error }, cancellationToken);
        if (help.GetStringBuilder().Length > 0)
            io.WriteLine(help.ToString().TrimEnd() + (parsed.CommandResult.Command is Verb verb ? $"\n\nExample:\n  {verb.Example}" : ""));
        return exitCode;
    }

    private static RootCommand CreateRoot(CommandIo io)
    {
        var root = new RootCommand("Listening: every unit hears for itself, the company sees the whole. Try first: listening demo");
        root.Options.Add(SharedOptions.Set());
        foreach (var verb in Verbs.Create(io))
            root.Subcommands.Add(verb);
        root.SetAction(int (_) => throw CommandException.WrongUse("Say what to do, for example: listening demo. All verbs: listening --help"));
        return root;
    }

    private static int Fail(CommandIo io, int exitCode, string message)
    {
        // What was answered before comes first; where it finds no way out, the line matters all the more.
        io.TryFlush();
        io.WriteError("listening: " + message);
        return exitCode;
    }

    // `listening query … | head` closes our output early: nothing went wrong.
    private static bool IsBrokenPipe(IOException exception) =>
        exception.HResult == 32 || exception.Message.Contains("Broken pipe", StringComparison.Ordinal);
}
