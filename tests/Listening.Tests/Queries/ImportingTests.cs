using FsCheck;
using FsCheck.Fluent;
using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>Import from other suites, a line per case: Data/queries/import.txt.</summary>
public sealed class ImportingTests
{
    public static TheoryData<string, string, string, string> Cases => [.. CaseTable.Read("import.txt").Select(cells => (cells[0], cells[1], cells[2], cells[3]))];

    [Fact]
    public void The_table_has_many_cases_of_each_dialect()
    {
        var counts = CaseTable.Read("import.txt").CountBy(cells => cells[0]).ToDictionary();
        Assert.True(counts.Values.Sum() >= 120 && counts["B"] >= 40 && counts["T"] >= 40 && counts["M"] >= 40, string.Join(", ", counts));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_is_translated_as_the_table_says(string dialect, string theirs, string ours, string remarks)
    {
        var import = QueryImport.Read(theirs, Dialect(dialect));
        Assert.Equal(ours, import.Text ?? "-");
        Assert.Equal(remarks, Show(import.Notes));
        Assert.Equal(import.Text is null, import.Notes.Any(note => note.Severity == ImportSeverity.Failed));
        Assert.All(import.Notes, note => Assert.InRange(note.Position.Start + note.Position.Length, note.Position.Start, theirs.Length));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_written_is_a_query_without_advice_about_its_form(string dialect, string theirs, string ours, string remarks)
    {
        if (ours == "-")
        {
            Assert.Contains("nothing-left", remarks, StringComparison.Ordinal);
            return;
        }

        var query = Query.Parse(QueryImport.Read(theirs, Dialect(dialect)).Text!, QueryOptions.Search).Query;
        Assert.NotNull(query);
        Assert.DoesNotContain(query.Lint, lint => lint.Code is "mixed-and-or" or "curly-quotes" or "lower-case-operator");
        Assert.Equal(query.Root, Query.Parse(query.ToString(), QueryOptions.Search).Query!.Root);
    }

    [Fact]
    public void What_is_left_out_of_an_and_finds_more_and_of_an_or_less_and_the_other_way_round_below_not()
    {
        Assert.Equal(ImportDirection.FindsMore, Direction("coffee AND country:gbr"));
        Assert.Equal(ImportDirection.FindsLess, Direction("coffee OR country:gbr"));
        Assert.Equal(ImportDirection.FindsLess, Direction("coffee NOT (tea AND country:gbr)"));
        Assert.Equal(ImportDirection.FindsMore, Direction("coffee NOT (tea OR country:gbr)"));
        Assert.Equal(ImportDirection.FindsMore, Direction("coffee NOT NOT (tea AND country:gbr)"));
        Assert.Equal(ImportDirection.FindsMore, Direction("coffee AND (country:gbr OR NOT city:x)"));
    }

    [Fact]
    public void No_text_makes_the_import_throw_and_whatever_it_writes_is_a_query() =>
        Prop.ForAll(Arb.From(Soup), text =>
        {
            foreach (var dialect in Enum.GetValues<QueryDialect>())
            {
                var import = QueryImport.Read(text, dialect);
                Assert.Equal(import.Text is null, import.Notes.Any(note => note.Severity == ImportSeverity.Failed));
                Assert.True(import.Text is null || Query.Parse(import.Text, QueryOptions.Search).Query is not null, import.Text);
                Assert.All(import.Notes, note => Assert.InRange(note.Position.Start + note.Position.Length, note.Position.Start, text.Length));
                Assert.DoesNotContain(import.Notes, note => note.Code == "not-ours");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Theory]
    [InlineData("(", "too-deep")]
    [InlineData("((a OR b) AND ", "too-deep")]
    [InlineData("NOT (", "too-deep")]
    [InlineData("title:(", "too-deep")]
    [InlineData("a AND ", "too-many")]
    [InlineData("a NEAR/3 ", "too-many")]
    [InlineData("(a AND b) NEAR/3 ", "too-many")]
    [InlineData("site:[ ", null)]
    [InlineData("-", "nothing-left")]
    [InlineData("NOT ", "empty")]
    [InlineData(")", "empty")]
    [InlineData("<<<", "empty")]
    [InlineData("\"", null)]
    [InlineData("{", null)]
    [InlineData("+", null)]
    [InlineData("a~1^2", null)]
    [InlineData("AND ", "empty")]
    public void The_longest_text_of_one_piece_ends_soon_and_says_what_is_wrong(string piece, string? code)
    {
        var text = string.Concat(Enumerable.Repeat(piece, QueryLimits.Length / piece.Length));
        foreach (var dialect in Enum.GetValues<QueryDialect>())
        {
            var import = QueryImport.Read(text, dialect);
            Assert.InRange(import.Notes.Count, 1, 202);
            if (code is not null)
                Assert.Contains(import.Notes, note => note.Code == code && note.Severity == ImportSeverity.Failed);
        }
    }

    [Fact]
    public void A_text_past_the_limit_is_refused() =>
        Assert.Equal("too-long", Assert.Single(QueryImport.Read(new string('a', QueryLimits.Length + 1), QueryDialect.Meltwater).Notes).Code);

    private static ImportDirection Direction(string query) => QueryImport.Read(query, QueryDialect.Brandwatch).Notes.First(note => note.Severity == ImportSeverity.Dropped).Direction;

    private static QueryDialect Dialect(string letter) => letter switch
    {
        "B" => QueryDialect.Brandwatch,
        "T" => QueryDialect.Talkwalker,
        _ => QueryDialect.Meltwater,
    };

    private static string Show(IReadOnlyList<ImportNote> notes) => notes.Count == 0 ? "-" : string.Join(' ', notes.Select(note => note.Code + note.Direction switch
    {
        ImportDirection.FindsMore => "+",
        ImportDirection.FindsLess => "-",
        _ => "",
    }));

    private static Gen<string> Soup =>
        from count in Gen.Choose(0, 20)
        from pieces in Gen.ArrayOf(
            Gen.Elements(
                "(", ")", "(", ")", "\"", "“", " AND ", " OR ", " NOT ", "-", " ", " ", " ", "coffee", "tea", "lang:", "language:", "title:", "site:", "ingress:", "author:", "rating:", "[", "]", "{", "}", " TO ",
                "*", "?", "~1", "~5", "^2", " NEAR/4 ", " NEAR/3f ", " ONEAR ", "FIRST/3(", "ATLEAST/2(", " SENTENCE ", "<<<", ">>>", "+", "++", "\n", "published:", ">=", "<", "5", "\\", "#", "@", "foo:",
                "\uD800", "\u0301", "👍🏽", "東", "東*", "'", ".", ",", "\t", "raw:", "sentiment:", "country:", "café", "\uFE0F", "~999999999999", "½", "and", "hashtag:", "hashtags:", "url:", "has:"),
            count)
        select string.Concat(pieces);
}
