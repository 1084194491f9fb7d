namespace Listening.Tests.Mentions.Configuration;

/// <summary>Faults of the document itself.</summary>
internal static class SyntaxFaults
{
    public static readonly FaultCase[] Cases =
    [
        new(
            "duplicate key",
            """
            {"units":{"u":{"name":"a",
            "name":"b"}}}
            """,
            """
            listeners.json:2:1: units.u.name: This key stands here twice. Keep one of them.
            """),
        new(
            "duplicate unit",
            """
            {"units":{"u":{},"u":{}}}
            """,
            """
            listeners.json:1:18: units.u: This key stands here twice. Keep one of them.
            """),
        new(
            "not JSON",
            """
            {"units": oops}
            """,
            """
            listeners.json:1:11: This is no JSON: 'o' is an invalid start of a value.
            """),
        new(
            "cut off",
            """
            {"units": {"u": {
            """,
            """
            listeners.json:1:18: This is no JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed.
            """),
        new(
            "two documents",
            """
            {"units":{"u":{}}} {}
            """,
            """
            listeners.json:1:20: This is no JSON: '{' is invalid after a single JSON value. Expected end of data.
            """),
        new(
            "half a character",
            "{\"units\":{\"u\":{\"name\":\"\\ud800\"}}}",
            """
            listeners.json:1:23: This text has a \u escape that is half a character. Write the character itself.
            """),
        new(
            "a key that is half a character",
            "{\"units\":{\"\\udc00\":{}}}",
            """
            listeners.json:1:11: This text has a \u escape that is half a character. Write the character itself.
            """),
        new(
            "too deep",
            """
            {"units":{"u":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}}
            """,
            """
            listeners.json:1:30: The file is nested deeper than 16 levels.
            """),
        new(
            "only white space",
            " \n\t",
            """
            listeners.json: The file is empty. Write {"units": {…}}; docs/configuration.md shows how.
            """),
        new(
            "terminal escapes in a key",
            "{\"units\":{\"u\":{\"\\u001b[31mname\":1}}}",
            """
            listeners.json:1:16: units.u["�[31mname"]: The key "�[31mname" is not known here. Known keys: lists, queries, sources, every, languages, retention, keepUnmatched, allowPrivateNetwork, name, timeZone, visibility, bucket, model, responseTarget.
            """),
    ];
}
