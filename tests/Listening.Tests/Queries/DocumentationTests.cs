using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>Executes the examples of docs/query-language.md.</summary>
public sealed class DocumentationTests
{
    private static readonly Dictionary<string, string> Lists = new() { ["press"] = "site:example.org OR site:example.com" };

    private static readonly QueryOptions Search = QueryOptions.Search with { Lists = Lists };

    private static readonly QueryOptions Listening = QueryOptions.Listening with { Lists = Lists, Queries = new Dictionary<string, string> { ["brand"] = "\"north roast\" OR #northroast" } };

    public static TheoryData<string, string, bool> Examples => [.. Rows().SelectMany(cells => Codes(cells[1]).Select(text => (Codes(cells[0]).Single(), text, true))
        .Concat(Codes(cells[2]).Select(text => (Codes(cells[0]).Single(), text, false))))];

    [Fact]
    public void The_page_has_examples_of_everything() => Assert.InRange(Rows().Count(), 40, 200);

    [Fact]
    public void The_page_says_what_its_list_and_query_stand_for()
    {
        var page = File.ReadAllText(Repository.Path("docs", "query-language.md"));
        Assert.All(Lists.Values.Concat(Listening.Queries.Values), text => Assert.Contains($"`{text}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_limits_on_the_page_are_the_limits()
    {
        var page = File.ReadAllText(Repository.Path("docs", "query-language.md"));
        Assert.Contains($"| length of a query | {QueryLimits.Length:N0} characters;", page, StringComparison.Ordinal);
        Assert.Contains($"| its lists and queries, put in their places | {QueryLimits.ListLength:N0} characters |", page, StringComparison.Ordinal);
        Assert.Contains($"| brackets and operators within each other | {QueryLimits.Depth} levels |", page, StringComparison.Ordinal);
        Assert.Contains($"| terms and operators | {QueryLimits.Nodes:N0} |", page, StringComparison.Ordinal);
        Assert.Contains($"| {QueryLimits.Near}, {QueryLimits.First:N0}, {QueryLimits.AtLeast:N0} |", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_page_tells_the_truth(string query, string document, bool found)
    {
        var parsed = Query.Parse(query, query.Contains("query:", StringComparison.Ordinal) ? Listening : Search);
        Assert.Empty(parsed.Errors);
        Assert.Equal(found, Matcher.Match(parsed.Query!, CaseTable.Document(document), CaseTableTests.Now) is not null);
    }

    [Fact]
    public void The_error_on_the_page_is_the_error_shown()
    {
        const string Text = "coffee AND tilte:roast";
        var shown = QueryErrorText.Render(Text, Assert.Single(Query.Parse(Text, QueryOptions.Search).Errors));
        Assert.Contains("```\n" + shown + "\n```", File.ReadAllText(Repository.Path("docs", "query-language.md")), StringComparison.Ordinal);
    }

    private static IEnumerable<string[]> Rows()
    {
        var example = false;
        foreach (var line in File.ReadLines(Repository.Path("docs", "query-language.md")))
        {
            if (!line.StartsWith('|'))
                example = false;
            else if (line == "| Query | finds | does not find |")
                example = true;
            else if (example && !line.StartsWith("|---", StringComparison.Ordinal))
                yield return line.Trim('|', ' ').Split(" | ");
        }
    }

    private static IEnumerable<string> Codes(string cell) => cell.Split(" · ").Select(code => code.Trim().Trim('`'));
}
