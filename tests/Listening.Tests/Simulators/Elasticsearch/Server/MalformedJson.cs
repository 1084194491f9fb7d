using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>How the real server words a body that ends too early or is no JSON.</summary>
internal static class MalformedJson
{
    public static SimulatedFailure Failure(ReadOnlySpan<byte> body)
    {
        var source = Encoding.UTF8.GetString(body);
        var column = body.Length + 1;
        if (!EndsEarly(body))
            return SimulatedFailure.Of(400, "x_content_parse_exception", $"[1:{column}] Unexpected character", Cause("json_parse_exception", "Unexpected character"));
        var where = $"[Source: (byte[])\"{source}\"; line: 1, column: {column}]";
        var what = source.TrimEnd().EndsWith(':')
            ? "Unexpected end-of-input within/between Object entries"
            : $"Unexpected end-of-input: expected close marker for Object (start marker at [Source: (byte[])\"{source}\"; line: 1, column: 1])";
        return SimulatedFailure.Of(400, "x_content_e_o_f_exception", $"[1:{column}] Unexpected end of file", Cause("json_e_o_f_exception", $"{what}\n at {where}"));
    }

    private static JsonObject Cause(string type, string reason) => new() { ["type"] = type, ["reason"] = reason };

    // A reader that expects more does not complain of a beginning that only lacks its end.
    private static bool EndsEarly(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, isFinalBlock: false, default);
            while (reader.Read())
            {
                // Only the end of what can be read matters.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
