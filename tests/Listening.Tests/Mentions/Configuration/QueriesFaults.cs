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
            "unknown query",
            """
            {"units":{"u":{"queries":{"brand":"roast","q":"tea AND query:brnd"}}}}
            """,
            """
            listeners.json:1:47: units.u.queries.q: There is no query "brnd" in this unit. Try: query:brand
              tea AND query:brnd
                            ^^^^
            """),
        new(
            "queries in a circle",
            """
            {"units":{"u":{"queries":{"a":"query:b OR tea","b":{"text":"query:c"},"c":"coffee AND query:a"}}}}
            """,
            """
            listeners.json:1:31: units.u.queries.a: The query "b" contains itself: query:b → query:c → query:a → query:b.
              query:b OR tea
                    ^
            """),
        new(
            "a query and a list in a circle",
            """
            {"units":{"u":{"lists":{"l":"query:q"},"queries":{"q":"tea OR list:l","r":"query:q"}}}}
            """,
            """
            listeners.json:1:55: units.u.queries.q: The list "l" contains itself: l → query:q → l.
              tea OR list:l
                     ^^^^^^
            """),
        new(
            "a faulty query is reported once",
            """
            {"units":{"u":{"queries":{"p":"query:q OR query:r","q":"(tea","r":"tea AND query:q"}}}}
            """,
            """
            listeners.json:1:56: units.u.queries.q: This bracket is not closed. Try: )
              (tea
              ^
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
