using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>The meaning of the language, a line per case: Data/queries/cases.txt.</summary>
public sealed class CaseTableTests
{
    internal static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> Cases => [.. CaseTable.Read("cases.txt").Select(cells => (cells[0], cells.Length > 2 ? cells[1] : "", cells[^1]))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_is_decided_as_the_table_says(string query, string document, string expected)
    {
        var parsed = Query.Parse(query, QueryOptions.Search);
        Assert.Empty(parsed.Errors);
        var read = CaseTable.Document(document);
        var spans = Matcher.Match(parsed.Query!, read, Now);
        Assert.Equal(expected, Show(read, spans));

        var matches = new QuerySet(new Dictionary<string, Query> { ["q"] = parsed.Query! }).Match(read, Now);
        Assert.Equal(expected, Show(read, matches.SingleOrDefault()?.Spans));
        Assert.Equal(expected != "no", NaiveEvaluator.Matches(parsed.Query!.Root, read, Now));
    }

    private static string Show(QueryDocument document, IReadOnlyList<QuerySpan>? spans) =>
        spans is null ? "no" : ("yes: " + string.Join(", ", spans.Select(span => Part(document, span).Substring(span.Start, span.Length)))).TrimEnd();

    private static string Part(QueryDocument document, QuerySpan span) => (span.Part == QueryPart.Title ? document.Title : document.Text)!;
}
