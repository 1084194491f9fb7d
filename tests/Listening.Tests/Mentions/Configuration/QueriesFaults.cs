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
            listeners.json:1:31: units.u.queries.q: Two terms with nothing between them. Did you mean AND, OR or a phrase in quotes? Try: AND
              north roast
                    ^^^^^
            """),
        new(
            "unclosed bracket",
            """
            {"units":{"u":{"queries":{"q":"coffee AND (tea OR mate"}}}}
            """,
            """
            listeners.json:1:31: units.u.queries.q: This bracket is not closed. Try: )
              coffee AND (tea OR mate
                         ^
            """),
        new(
            "field of search only",
            """
            {"units":{"u":{"queries":{"q":"coffee AND status:open"}}}}
            """,
            """
            listeners.json:1:31: units.u.queries.q: status: exists only after a mention was heard; a listening query cannot ask for it.
              coffee AND status:open
                         ^^^^^^^
            """),
        new(
            "purely negative",
            """
            {"units":{"u":{"queries":{"q":"NOT coffee"}}}}
            """,
            """
            listeners.json:1:31: units.u.queries.q: The query is purely negative: a listening query has to name something to hear.
              NOT coffee
              ^^^^^^^^^^
            """),
        new(
            "unknown list",
            """
            {"units":{"u":{"queries":{"q":"coffee AND list:nowhere"}}}}
            """,
            """
            listeners.json:1:31: units.u.queries.q: There is no list "nowhere".
              coffee AND list:nowhere
                         ^^^^^^^^^^^^
            """),
        new(
            "a list in a circle",
            """
            {"units":{"u":{"lists":{"a":"list:b OR tea","b":"list:c","c":"list:a"},"queries":{"q":"coffee AND list:a"}}}}
            """,
            """
            listeners.json:1:29: units.u.lists.a: The list "b" contains itself: b → c → a → b.
              list:b OR tea
              ^^^^^^
            """),
        new(
            "a faulty list is reported once",
            """
            {"units":{"u":{"lists":{"a":"(tea"},"queries":{"p":"list:a","q":"coffee AND list:a"}}}}
            """,
            """
            listeners.json:1:29: units.u.lists.a: This bracket is not closed. Try: )
              (tea
              ^
            """),
    ];
}
