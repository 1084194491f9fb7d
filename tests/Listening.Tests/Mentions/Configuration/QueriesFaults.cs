namespace Listening.Tests.Mentions.Configuration;

/// <summary>Faults of queries and lists.</summary>
internal static class QueriesFaults
{
    public static readonly FaultCase[] Cases =
    [
        new(
            "two terms with nothing between",
            """
            {"units":{"u":{"queries":{"q":"north roast"}}}}
            """,
            """
            (unsupported)
            """),
        new(
            "unclosed bracket",
            """
            {"units":{"u":{"queries":{"q":"coffee AND (tea OR mate"}}}}
            """,
            """
            (unsupported)
            """),
        new(
            "field of search only",
            """
            {"units":{"u":{"queries":{"q":"coffee AND status:open"}}}}
            """,
            """
            (unsupported)
            """),
        new(
            "purely negative",
            """
            {"units":{"u":{"queries":{"q":"NOT coffee"}}}}
            """,
            """
            (unsupported)
            """),
        new(
            "unknown list",
            """
            {"units":{"u":{"queries":{"q":"coffee AND list:nowhere"}}}}
            """,
            """
            (unsupported)
            """),
        new(
            "a list in a circle",
            """
            {"units":{"u":{"lists":{"a":"list:b OR tea","b":"list:c","c":"list:a"},"queries":{"q":"coffee AND list:a"}}}}
            """,
            """
            (unsupported)
            """),
        new(
            "a faulty list is reported once",
            """
            {"units":{"u":{"lists":{"a":"(tea"},"queries":{"p":"list:a","q":"coffee AND list:a"}}}}
            """,
            """
            (unsupported)
            """),
    ];
}
