using System.ComponentModel.DataAnnotations;
using Listening.CommandLine;
using Listening.Feeds;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Listening.Hosting;

/// <summary>Infrastructure settings: appsettings.json beside the working folder, environment <c>LISTENING__…</c>, then <c>--set</c>; the later wins.</summary>
internal static class Infrastructure
{
    public const string EnvironmentPrefix = "LISTENING__";

    private static readonly string[] Sections = ["Elasticsearch", "Forwarder", "Indexer", "Kafka", "Listener", "Operations", "Polling"];

    public static IConfigurationRoot Read(IReadOnlyList<string> settings)
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
                .AddEnvironmentVariables(EnvironmentPrefix)
                .AddInMemoryCollection(settings.Select(Pair))
                .Build();
        }
        catch (InvalidDataException exception)
        {
            throw CommandException.WrongUse($"{exception.Message} {exception.InnerException?.Message}".TrimEnd());
        }
    }

    /// <summary>Binds and validates a section; every wrong value is named.</summary>
    public static T Options<T>(IConfiguration configuration, string section)
        where T : new()
    {
        var options = new T();
        try
        {
            configuration.GetSection(section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException exception)
        {
            throw CommandException.WrongUse($"Setting {section}: {exception.InnerException?.Message ?? exception.Message}");
        }

        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? options
            : throw CommandException.WrongUse($"Setting {section}: {string.Join(" ", faults.Select(fault => fault.ErrorMessage))}");
    }

    /// <summary>Polling with the settings of section <c>Polling</c>.</summary>
    public static void AddFeedPolling(IServiceCollection services, IConfiguration configuration)
    {
        Options<FeedPollingOptions>(configuration, "Polling");
        services.AddFeedPolling(options => configuration.GetSection("Polling").Bind(options));
    }

    private static KeyValuePair<string, string?> Pair(string setting)
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw CommandException.WrongUse($"--set {setting}: write KEY=VALUE, for example Operations:Urls=http://127.0.0.1:9081");
        var section = setting[..equals].Split(':')[0];
        // A misspelt section would be a setting that nobody reads.
        return Sections.Contains(section, StringComparer.OrdinalIgnoreCase)
            ? new(setting[..equals], setting[(equals + 1)..])
            : throw CommandException.WrongUse($"--set {setting}: there is no section {section}. Sections: {string.Join(", ", Sections)}.");
    }
}
