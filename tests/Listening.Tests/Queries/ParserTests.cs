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

    private static readonly QueryOptions Named = new()
    {
        Use = QueryUse.Listening,
        Lists = new Dictionary<string, string> { ["ring"] = "query:ring" },
        Queries = new Dictionary<string, string>
        {
            ["brand"] = "\"north roast\"",
            ["brew"] = "coffee AND tea",
            ["tea"] = "tea",
            ["both"] = "query:brand OR query:tea",
            ["loop"] = "a OR query:pool",
            ["pool"] = "b OR query:loop",
            ["ring"] = "list:ring",
            ["faulty"] = "x foo:y",
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
    [InlineData("wor*", "wor*", typeof(WordNode))]
    [InlineData("wor**", "wor*", typeof(WordNode))]
    [InlineData("w?rd", "w?rd", typeof(PatternNode))]
    [InlineData("?ord", "?ord", typeof(PatternNode))]
    [InlineData("word?", "word?", typeof(PatternNode))]
    [InlineData("Col*R", "col*r", typeof(PatternNode))]
    [InlineData("#caf?é*", "#caf?é*", typeof(PatternNode))]
    [InlineData("word~1", "word~1", typeof(FuzzyNode))]
    [InlineData("\"Café~2\"", "café~2", typeof(FuzzyNode))]
    [InlineData("{Word}", "{Word}", typeof(CasedNode))]
    [InlineData("{word}", "{word}", typeof(CasedNode))]
    [InlineData("{#Café}", "{#Café}", typeof(CasedNode))]
    [InlineData("{AND}", "{AND}", typeof(CasedNode))]
    [InlineData("{2026}", "2026", typeof(WordNode))]
    [InlineData("{東}", "東", typeof(WordNode))]
    [InlineData("\"word?\"", "word", typeof(WordNode))]
    [InlineData("{North Roast}", "{North Roast}", typeof(PhraseNode))]
    [InlineData("{Apple 15}", "\"{Apple} 15\"", typeof(PhraseNode))]
    [InlineData("\"w?rd col*r wor* c* {Apple} word~1 end?\"", null, null)]
    [InlineData("\"w?rd col*r wor* {Apple} word~1 end?\"", "\"w?rd col*r wor* {Apple} word~1 end\"", typeof(PhraseNode))]
    [InlineData("\"a * b {c\"", "\"a b c\"", typeof(PhraseNode))]
    [InlineData("e-mai?", "e-mai?", typeof(PhraseNode))]
    [InlineData("?-mail", null, null)]
    [InlineData("a NEAR b", "a NEAR/4 b", typeof(NearNode))]
    [InlineData("a ONEAR b", "a ONEAR/4 b", typeof(NearNode))]
    [InlineData("a NEAR/0 b", "a NEAR/0 b", typeof(NearNode))]
    [InlineData("a NEAR/3f b", "a ONEAR/3 b", typeof(NearNode))]
    [InlineData("a ONEAR/100 b", "a ONEAR/100 b", typeof(NearNode))]
    [InlineData("a NEAR/2(b OR c)", "a NEAR/2 (b OR c)", typeof(NearNode))]
    [InlineData("a NEAR/2 b NEAR/3 c", "(a NEAR/2 b) NEAR/3 c", typeof(NearNode))]
    [InlineData("a NEAR/2 (b NEAR/3 c)", "a NEAR/2 (b NEAR/3 c)", typeof(NearNode))]
    [InlineData("a SENTENCE b PARAGRAPH c", "(a SENTENCE b) PARAGRAPH c", typeof(TogetherNode))]
    [InlineData("NOT a NEAR b", "NOT a NEAR/4 b", typeof(NotNode))]
    [InlineData("a NEAR b -c", "a NEAR/4 b AND NOT c", typeof(AndNode))]
    [InlineData("title:(a NEAR \"b c\")", "title:a NEAR/4 title:\"b c\"", typeof(NearNode))]
    [InlineData("title:{Apple Pie}", "title:{Apple Pie}", typeof(PhraseNode))]
    [InlineData("author:(a SENTENCE {B})", "author:a SENTENCE author:{B}", typeof(TogetherNode))]
    [InlineData("FIRST/50(a AND NOT b)", "FIRST/50(a AND NOT b)", typeof(FirstNode))]
    [InlineData("FIRST/50 (a)", "FIRST/50(a)", typeof(FirstNode))]
    [InlineData("FIRST/5(text:a)", "FIRST/5(text:a)", typeof(FirstNode))]
    [InlineData("ATLEAST/2(a OR b NEAR c)", "ATLEAST/2(a OR b NEAR/4 c)", typeof(AtLeastNode))]
    [InlineData("title:(ATLEAST/2(a))", "ATLEAST/2(title:a)", typeof(AtLeastNode))]
    [InlineData("FIRST OR ATLEAST", "first OR atleast", typeof(OrNode))]
    public void Each_operator_has_its_node_and_its_canonical_text(string query, string? canonical, Type? node)
    {
        var parsed = Query.Parse(query, QueryOptions.Search).Query;
        Assert.Equal(canonical, parsed?.ToString());
        Assert.Equal(node, parsed?.Root.GetType());
        Assert.Equal(parsed?.Root, canonical is null ? null : Query.Parse(canonical, QueryOptions.Search).Query!.Root);
    }

    [Fact]
    public void What_fits_the_deepest_nesting_can_be_read_again()
    {
        var query = "x";
        for (var level = 0; level < QueryLimits.Depth / 2; level++)
            query = $"a OR b AND ({query})";
        var deepest = Query.Parse(query, QueryOptions.Search).Query!;
        Assert.Equal(deepest.Root, Query.Parse(deepest.ToString(), QueryOptions.Search).Query!.Root);
        Fails($"a OR b AND ({query})", "deeper than");
    }

    [Theory]
    [InlineData("query:brand", "\"north roast\"")]
    [InlineData("query:br*", "\"north roast\" OR coffee AND tea")]
    [InlineData("query:(brand OR tea)", "\"north roast\" OR tea")]
    [InlineData("milk -query:both", "milk AND NOT (\"north roast\" OR tea)")]
    [InlineData("FIRST/5(query:brand)", "FIRST/5(\"north roast\")")]
    [InlineData("query:brand NEAR query:tea", "\"north roast\" NEAR/4 tea")]
    public void A_listening_query_can_name_another(string query, string canonical) =>
        Assert.Equal(Query.Parse(canonical, QueryOptions.Search).Query!.Root, Query.Parse(query, Named).Query!.Root);

    [Theory]
    [InlineData("x OR query:loop", "query:loop → query:pool → query:loop")]
    [InlineData("x OR query:ring", "query:ring → ring → query:ring")]
    [InlineData("x OR query:brnad", "There is no query \"brnad\"")]
    [InlineData("x OR query:zz*", "There is no query \"zz*\"")]
    [InlineData("x OR query:faulty", "In the query \"faulty\", line 1, column 3: There is no field \"foo\"")]
    public void A_faulty_name_of_a_query_is_an_error(string query, string message) => Fails(query, message, Named);

    [Fact]
    public void In_a_search_it_is_the_field() => Assert.IsType<FieldNode>(Query.Parse("query:brand", QueryOptions.Search).Query!.Root);

    [Theory]
    [InlineData("title:(list:drinks)", "title:coffee OR title:tea")]
    [InlineData("FIRST/3(list:drinks)", "FIRST/3(coffee OR tea)")]
    [InlineData("list:drinks NEAR/2 milk", "(coffee OR tea) NEAR/2 milk")]
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
        Fails(string.Concat(Enumerable.Repeat("FIRST/1(", 10_000)), "another FIRST");
        Fails(string.Concat(Enumerable.Repeat("ATLEAST/1(", 9_000)), "deeper than");
        Fails(string.Join(" NEAR ", Enumerable.Repeat("a", 100)), "deeper than");
        Fails(string.Join(" NEAR ", Enumerable.Repeat("(a OR b", 100)), "deeper than");
        Fails(string.Concat(Enumerable.Repeat("a NEAR NOT ", 9_000)), "NOT goes outside");
        Fails(string.Join(" OR ", Enumerable.Repeat("a", 6_000)), "More than");
        Fails("\"" + string.Concat(Enumerable.Repeat("a ", 6_000)) + "\"", "More than");
        Fails(string.Join(" AND ", Enumerable.Repeat("list:doubling", 1_000)), "More than", Lists);
        Assert.NotNull(Query.Parse(new string('(', QueryLimits.Depth) + "a" + new string(')', QueryLimits.Depth), QueryOptions.Search).Query);
        Assert.NotNull(Query.Parse(string.Join(" OR ", Enumerable.Repeat("a", QueryLimits.Nodes - 1)), QueryOptions.Search).Query);
    }

    // Twice the text takes no more than twice the memory, whatever it is made of: nothing is built again and again.
    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("{")]
    [InlineData("{ ")]
    [InlineData("\"")]
    [InlineData("~1 ")]
    [InlineData("word~2 OR ")]
    [InlineData("w?r* OR ")]
    [InlineData("*?")]
    [InlineData("a NEAR/3 ")]
    [InlineData("NEAR ")]
    [InlineData("SENTENCE -")]
    [InlineData("PARAGRAPH(")]
    [InlineData("FIRST/3(")]
    [InlineData("ATLEAST/2 ")]
    [InlineData("ATLEAST(")]
    [InlineData("(a OR b) ONEAR/100 (")]
    [InlineData("title:{a ")]
    [InlineData("<<<")]
    [InlineData("list:a ")]
    [InlineData("NOT -")]
    [InlineData("a AND NOT b OR ")]
    public void The_memory_of_a_parse_grows_no_faster_than_its_text(string piece)
    {
        var half = Allocated(string.Concat(Enumerable.Repeat(piece, QueryLimits.Length / 2 / piece.Length)));
        var whole = Allocated(string.Concat(Enumerable.Repeat(piece, QueryLimits.Length / piece.Length)));
        Assert.InRange(whole, 0, (half * 5 / 2) + 100_000);
    }

    private static long Allocated(string query)
    {
        Query.Parse(query, QueryOptions.Search);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(Query.Parse(query, QueryOptions.Search).Errors.Count <= QueryLimits.Errors);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Fails(string query, string message, QueryOptions? options = null)
    {
        var errors = Query.Parse(query, options ?? QueryOptions.Search).Errors;
        Assert.Contains(errors, error => error.Message.Contains(message, StringComparison.Ordinal));
        Assert.True(errors.Count <= QueryLimits.Errors);
    }
}
