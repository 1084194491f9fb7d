using System.CommandLine;

namespace Listening.CommandLine;

/// <summary>Options that several verbs share, defined once.</summary>
internal static class SharedOptions
{
    private static readonly Option<string[]> SetOption = new("--set")
    {
        Description = "Infrastructure setting, for example Operations:Urls=http://127.0.0.1:9081; may be repeated",
        HelpName = "KEY=VALUE",
        Recursive = true,
    };

    public static Option<FileInfo> Config() => new("--config")
    {
        Description = "The units' file. Default: listeners.json",
        DefaultValueFactory = _ => new FileInfo("listeners.json"),
        HelpName = "FILE",
    };

    public static Option<string?> Data() => new("--data")
    {
        Description = "The data folder. Default: LISTENING_DATA, else ./.listening",
        HelpName = "DIR",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON (lists: one object per line)" };

    public static Option<bool> Csv() => new("--csv") { Description = "Print comma-separated values with a header line" };

    public static Option<string[]> Units() => new("--unit")
    {
        Description = "Only this unit; may be repeated",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Option<string?> Since() => new("--since") { Description = "From this time on: 7d, 12h, 2026-11-01 or an ISO time", HelpName = "T" };

    public static Option<double> Grace() => new("--grace")
    {
        Description = "Seconds that a stop may take. Default: 25",
        DefaultValueFactory = _ => 25,
        HelpName = "SECONDS",
    };

    /// <summary>The one option that every verb has.</summary>
    public static Option<string[]> Set() => SetOption;
}
