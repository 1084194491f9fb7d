using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>Faults of queries: Data/queries/errors.txt, and how they are shown.</summary>
public sealed class ErrorTests
{
    public static TheoryData<string, string, string, string> Cases => [.. CaseTable.Read("errors.txt").Select(cells => (cells[0], cells[1], cells[2], cells[3]))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_fault_is_named_with_its_place(string query, string places, string message, string suggestion)
    {
        var result = Query.Parse(query, QueryOptions.Search);
        Assert.Null(result.Query);
        Assert.Equal(places, string.Join(' ', result.Errors.Select(error => $"{error.Line}:{error.Column}").Distinct()));
        Assert.Contains(message, result.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(suggestion, result.Errors[0].Suggestion ?? "-");
    }

    [Theory]
    [InlineData("-coffee")]
    [InlineData("NOT (coffee AND tea)")]
    [InlineData("coffee OR NOT tea")]
    [InlineData("-site:example.org AND -coffee")]
    [InlineData("NOT coffee OR NOT tea")]
    public void A_listening_query_needs_something_positive(string query)
    {
        Assert.NotNull(Query.Parse(query, QueryOptions.Search).Query);
        Assert.Contains("purely negative", Assert.Single(Query.Parse(query, QueryOptions.Listening).Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NOT NOT coffee")]
    [InlineData("coffee -tea")]
    [InlineData("site:example.org")]
    [InlineData("NOT (-coffee OR tea)")]
    public void A_positive_part_is_enough_for_listening(string query) => Assert.NotNull(Query.Parse(query, QueryOptions.Listening).Query);

    [Theory]
    [InlineData("sentiment:negative")]
    [InlineData("status:open")]
    [InlineData("assignee:anna")]
    [InlineData("priority:(high OR low)")]
    public void A_listening_query_cannot_ask_for_what_comes_after_hearing(string field)
    {
        var error = Assert.Single(Query.Parse("coffee AND " + field, QueryOptions.Listening).Errors);
        Assert.Equal(12, error.Column);
        Assert.Contains("listening query", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coffee\n  AND foo:x", "  AND foo:x\n      ^^^^")]
    [InlineData("a\tAND\tfoo:x", "a\tAND\tfoo:x\n \t   \t^^^^")]
    [InlineData("東京 AND foo:x", "東京 AND foo:x\n         ^^^^")]
    [InlineData("👍🏽 AND foo:x", "👍🏽 AND foo:x\n         ^^^^")]
    [InlineData("cafe\u0301 AND foo:x", "cafe\u0301 AND foo:x\n         ^^^^")]
    [InlineData("\u001B[31m AND foo:x", "\uFFFD[31m AND foo:x\n          ^^^^")]
    public void The_caret_stands_under_the_fault(string query, string expected)
    {
        var shown = QueryErrorText.Render(query, Query.Parse(query, QueryOptions.Search).Errors.Single(error => error.Message.Contains("foo", StringComparison.Ordinal)));
        Assert.EndsWith("\n" + expected, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_line_is_cut_around_the_fault()
    {
        var query = string.Join(" OR ", Enumerable.Repeat("coffee", 500)) + " OR foo:x OR " + string.Join(" OR ", Enumerable.Repeat("tea", 500));
        var lines = QueryErrorText.Render(query, Assert.Single(Query.Parse(query, QueryOptions.Search).Errors)).Split('\n');
        Assert.True(lines[1].Length < 120);
        Assert.Equal("foo:", lines[1].Substring(lines[2].IndexOf('^', StringComparison.Ordinal), 4));
    }
}
