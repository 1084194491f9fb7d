using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>How Painless reports a script that does not compile or fails.</summary>
internal static class ScriptErrors
{
    // Painless shows so many characters either side of the place.
    private const int Shown = 25;

    public static JsonObject OfCompiling(string source)
    {
        var cause = WriteFailure.Error("illegal_argument_exception", "unexpected end of script.");
        cause["caused_by"] = new JsonObject { ["type"] = "no_viable_alt_exception", ["reason"] = null };
        return Failed(source, "compile error", source.Length, cause);
    }

    public static JsonObject OfRunning(string source, ScriptFailure failure) =>
        Failed(source, "runtime error", failure.Offset, WriteFailure.Error(failure.Type, failure.Message));

    private static JsonObject Failed(string source, string what, int offset, JsonObject cause)
    {
        var (start, end) = (Math.Max(0, offset - Shown), Math.Min(source.Length, offset + Shown));
        var (before, after) = (start > 0 ? "... " : string.Empty, end < source.Length ? " ..." : string.Empty);
        var script = new JsonObject
        {
            ["type"] = "script_exception",
            ["reason"] = what,
            ["script_stack"] = new JsonArray(before + source[start..end] + after, new string(' ', before.Length + offset - start) + "^---- HERE"),
            ["script"] = source,
            ["lang"] = "painless",
            ["position"] = new JsonObject { ["offset"] = offset, ["start"] = start, ["end"] = end },
            ["caused_by"] = cause,
        };
        var error = WriteFailure.Error("illegal_argument_exception", "failed to execute script");
        error["caused_by"] = script;
        return error;
    }
}
