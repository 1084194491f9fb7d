using Listening.Queries;

namespace Listening.Tests.Queries;

public sealed class ParserTests
{
    private static readonly QueryOptions Lists = new()
    {
        Lists = new Dictionary<string, string>
        {
            ["press"] = "site:example.org OR site:example.com",
            ["drinks"] = "coffee OR list:tea",
            ["tea"] = "tea",
            ["loop"] = "coffee AND list:pool",
            ["pool"] = "tea AND list:loop",
            ["broken"] = "coffee AND\nfoo:x",
            ["doubling"] = "(a OR b) AND (c OR d)",
        },
    };

    [Theory]
    [InlineData("a AND (b AND c)", "a AND b AND c")]
    [InlineData("a OR b AND c", "a OR (b AND c)")]
    [InlineData("a -b", "a AND NOT b")]
    [InlineData("a NOT b", "a AND NOT b")]
    [InlineData("((a))", "a")]
    [InlineData("\"and\" OR x", "\"and\" OR x")]
    [InlineData("e-mail", "\"e mail\"")]
    [InlineData("title:(a OR \"b c\")", "title:a OR title:\"b c\"")]
    [InlineData("lang:(pt OR DE)", "lang:pt OR lang:de")]
    [InlineData("published:2026-11-01", "published:[2026-11-01T00:00:00Z TO 2026-11-02T00:00:00Z}")]
    [InlineData("published:-14d", "published:>=-14d")]
    [InlineData("published:-1w", "published:>=-7d")]
    [InlineData("rating:3", "rating:[3 TO 3]")]
    [InlineData("source:\"a \\\"b\\\" \\\\\"", "source:\"a \\\"b\\\" \\\\\"")]
    [InlineData("Café #Café 👍🏽", null)]
    [InlineData("CAFÉ", "café")]
    public void The_canonical_text_is_this(string query, string? canonical) => Assert.Equal(canonical, Query.Parse(query, QueryOptions.Search).Query?.ToString());

    [Theory]
    [InlineData("list:press AND coffee", "(site:example.org OR site:example.com) AND coffee")]
    [InlineData("list:drinks", "coffee OR tea")]
    [InlineData("list:tea AND list:tea", "tea AND tea")]
    public void A_list_stands_for_its_query(string query, string canonical) => Assert.Equal(canonical, Query.Parse(query, Lists).Query!.ToString());

    [Theory]
    [InlineData("x OR list:loop", "loop → pool → loop")]
    [InlineData("x OR list:broken", "line 2, column 1: There is no field \"foo\"")]
    [InlineData("x OR list:pres", "There is no list \"pres\"")]
    public void A_faulty_list_is_an_error_where_it_is_named(string query, string message)
    {
        var error = Assert.Single(Query.Parse(query, Lists).Errors);
        Assert.Equal(6, error.Column);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("“north roast”", "curly-quotes")]
    [InlineData("a OR b AND c", "mixed-and-or")]
    [InlineData("a OR b -c", "mixed-and-or")]
    [InlineData("coffee AND and", "lower-case-operator")]
    [InlineData("a OR (b AND c)", null)]
    [InlineData("\"and\" AND coffee", null)]
    public void Advice_is_given_for(string query, string? code) =>
        Assert.Equal(code, Query.Parse(query, QueryOptions.Search).Query!.Lint.Select(lint => lint.Code).SingleOrDefault());

    [Theory]
    [InlineData("Europe/Berlin", "2026-11-01", "2026-10-31T23:00:00Z", "2026-11-01T23:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-11-01T14:30", "2026-11-01T09:00:00Z", "2026-11-01T09:01:00Z")]
    public void A_day_is_whole_in_the_zone_of_who_asks(string zone, string date, string from, string to)
    {
        var options = new QueryOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone) };
        Assert.Equal($"published:[{from} TO {to}}}", Query.Parse("published:" + date, options).Query!.ToString());
    }

    [Fact]
    public void Positions_point_into_the_text_and_do_not_count_in_equality()
    {
        var query = Query.Parse("coffee AND  \"north roast\"", QueryOptions.Search).Query!;
        var and = Assert.IsType<AndNode>(query.Root);
        Assert.Equal((12, 13), (and.Children[1].Position.Start, and.Children[1].Position.Length));
        Assert.Equal(query.Root, Query.Parse(" coffee\nAND \"north   roast\"", QueryOptions.Search).Query!.Root);
    }

    [Fact]
    public void Bounds_are_errors_and_nothing_overflows()
    {
        Fails(new('a', QueryLimits.Length + 1), "Longer than");
        Fails(new string('(', 50_000) + "a" + new string(')', 49_999), "deeper than");
        Fails(string.Concat(Enumerable.Repeat("NOT ", 20_000)) + "a", "deeper than");
        Fails(new string('-', 90_000) + "a", "deeper than");
        Fails(string.Concat(Enumerable.Repeat("AND ", 20_000)), "on its left");
        Fails(string.Concat(Enumerable.Repeat("title:(", 10_000)), "cannot stand inside");
        Fails(string.Concat(Enumerable.Repeat("FIRST/1(", 10_000)), "not available");
        Fails(string.Join(" OR ", Enumerable.Repeat("a", 6_000)), "More than");
        Fails("\"" + string.Concat(Enumerable.Repeat("a ", 6_000)) + "\"", "More than");
        Fails(string.Join(" AND ", Enumerable.Repeat("list:doubling", 1_000)), "More than", Lists);
        Assert.NotNull(Query.Parse(new string('(', QueryLimits.Depth) + "a" + new string(')', QueryLimits.Depth), QueryOptions.Search).Query);
        Assert.NotNull(Query.Parse(string.Join(" OR ", Enumerable.Repeat("a", QueryLimits.Nodes - 1)), QueryOptions.Search).Query);
    }

    private static void Fails(string query, string message, QueryOptions? options = null)
    {
        var errors = Query.Parse(query, options ?? QueryOptions.Search).Errors;
        Assert.Contains(errors, error => error.Message.Contains(message, StringComparison.Ordinal));
        Assert.True(errors.Count <= QueryLimits.Errors);
    }
}
