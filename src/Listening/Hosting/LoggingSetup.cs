using Listening.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Listening.Hosting;

/// <summary>Logs go to standard error; standard output is data.</summary>
internal static class LoggingSetup
{
    public static ILoggingBuilder AddSafeConsole(this ILoggingBuilder logging, LogLevel level, CommandIo io)
    {
        logging.SetMinimumLevel(level);
        // What ends the process is told once, as its last line: the host would tell it first, with a stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        // The HTTP client tells of every request and retry; polls tell the same once, in their own words.
        // A role that breaks ends the verb, which tells why in one line: the host's own account of it would only repeat that with a stack.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddFilter("System.Net.Http", LogLevel.Error).AddFilter("Polly", LogLevel.Critical).AddFilter("Microsoft", LogLevel.Warning);
        logging.Services.AddSingleton<ConsoleFormatter>(new SafeConsoleFormatter(io.Time));
        return logging.AddConsole(options =>
        {
            options.LogToStandardErrorThreshold = LogLevel.Trace;
            options.FormatterName = SafeConsoleFormatter.FormatterName;
        });
    }
}
