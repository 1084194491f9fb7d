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
        // The HTTP client tells of every request and retry; polls tell the same once, in their own words.
        logging.AddFilter("System.Net.Http", LogLevel.Error).AddFilter("Polly", LogLevel.Critical).AddFilter("Microsoft", LogLevel.Warning);
        logging.Services.AddSingleton<ConsoleFormatter>(new SafeConsoleFormatter(io.Time));
        return logging.AddConsole(options =>
        {
            options.LogToStandardErrorThreshold = LogLevel.Trace;
            options.FormatterName = SafeConsoleFormatter.FormatterName;
        });
    }
}
