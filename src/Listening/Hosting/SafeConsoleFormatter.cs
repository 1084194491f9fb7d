using Listening.CommandLine;
using Listening.Mentions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Listening.Hosting;

/// <summary>A log line for people: time, level, message. What feeds put into a message cannot steer the terminal.</summary>
internal sealed class SafeConsoleFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "safe";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.WriteLine($"{UtcMilliseconds.ToText(time.GetUtcNow())} {Level(logEntry.LogLevel)} {TerminalText.OneLine(message)}");
        if (logEntry.Exception is { } exception)
            textWriter.WriteLine(TerminalText.Lines(exception.ToString()));
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info ",
        LogLevel.Warning => "warn ",
        _ => "error",
    };
}
