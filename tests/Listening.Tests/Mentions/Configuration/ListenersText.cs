using System.Text;
using Listening.Mentions;

namespace Listening.Tests.Mentions.Configuration;

/// <summary>Documents given as text.</summary>
internal static class ListenersText
{
    public const string Secret = "s3cr3t-value";

    public static ListenersResult Read(string json) => ListenersFile.Read(Encoding.UTF8.GetBytes(json), "listeners.json", Environment);

    /// <summary>A document of one unit <c>u</c>.</summary>
    public static string Unit(string keys) => "{\"units\":{\"u\":{" + keys + "}}}";

    /// <summary>A document of one unit with one source.</summary>
    public static string Source(string source) => Unit($"\"sources\":[{source}]");

    public static ListenersConfig Valid(string json)
    {
        var result = Read(json);
        Assert.Equal("", Lines(result.Problems));
        return result.Config!;
    }

    public static UnitConfig ValidUnit(string keys) => Valid(Unit(keys)).Units["u"];

    public static SourceConfig ValidSource(string source) => Assert.Single(Valid(Source(source)).Units["u"].Sources);

    public static string Lines(IEnumerable<ConfigProblem> problems) => string.Join('\n', problems);

    private static string? Environment(string name) => name switch
    {
        "SECRET" => Secret,
        "EMPTY" => "",
        "LINES" => "a\nb",
        _ => null,
    };
}
