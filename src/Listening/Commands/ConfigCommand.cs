using System.CommandLine;
using System.Text.Json.Serialization;
using Listening.CommandLine;
using Listening.Hosting;
using Listening.Mentions;

namespace Listening.Commands;

/// <summary><c>config show</c>: the merged configuration, redacted, with the source of each value.</summary>
internal static class ConfigCommand
{
    public static Command Create(CommandIo io)
    {
        var (config, json) = (SharedOptions.Config(), SharedOptions.Json());
        var show = Verb.Create(
            "show",
            "Every value that is in force and where it comes from: the file's line, a default, the environment. Secrets are never shown.",
            "listening config show --config listeners.json",
            (parsed, _) => Task.FromResult(Show(io, parsed.GetRequiredValue(config).ToString(), parsed.GetValue(json))),
            config,
            json);
        return Verb.Group("config", "The configuration in force.", "listening config show", show);
    }

    private static int Show(CommandIo io, string path, bool json)
    {
        foreach (var value in UnitsFile.Load(path, io).Values)
        {
            if (json)
                io.WriteJson(value, ConfigJson.Default.ConfigValue);
            else
                io.WriteLine($"{value.Path} = {TerminalText.OneLine(value.Value)}\t({value.Origin})");
        }

        return ExitCodes.Done;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ConfigValue))]
internal sealed partial class ConfigJson : JsonSerializerContext;
