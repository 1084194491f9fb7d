using Listening.Queries;

namespace Listening.Tests.Queries;

public sealed class QuerySetTests
{
    private static readonly QuerySet Hundred = Set(Enumerable.Range(0, 100).ToDictionary(i => $"q{i:000}", i => $"(brand{i} OR \"product {i}\" OR pre{i}fix*) -(jobs{i} OR site:spam{i}.example) AND title:(launch OR news{i})"));

    private static readonly QueryDocument Plain = new()
    {
        Title = "Morning news of the launch",
        Text = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"word{i}")) + " café Straße",
        AuthorName = "Anna Bell",
        Site = "example.org",
    };

    [Fact]
    public void A_document_without_a_match_allocates_nothing()
    {
        Assert.Empty(Hundred.Match(Plain, CaseTableTests.Now));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Hundred.Match(Plain, CaseTableTests.Now);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_document_is_cut_once_and_answers_for_counts_streams_and_every_set()
    {
        var cut = new TokenizedDocument(new() { Title = "North Roast", Text = "Café and brand7 news" });
        Assert.Equal((2, 4), (cut.TitleTokens, cut.TextTokens));
        Assert.Equal("cafe and brand7 news", cut.TextStreams.Folded);
        Assert.Equal("north roast", cut.TitleStreams.Marked);
        Assert.Equal("a", Assert.Single(Set(new() { ["a"] = "café", ["b"] = "tea" }).MatchTokens(cut, CaseTableTests.Now)).Id);
        cut.Read(new() { Text = "tea" });
        Assert.Equal("b", Assert.Single(Set(new() { ["a"] = "café", ["b"] = "tea" }).MatchTokens(cut, CaseTableTests.Now)).Id);
        Assert.Equal((0, 1), (cut.TitleTokens, cut.TextTokens));
    }

    [Fact]
    public async Task Many_threads_share_a_set()
    {
        var expected = Hundred.Match(Document(7), CaseTableTests.Now).Select(match => match.Id).ToArray();
        Assert.Equal(["q007"], expected);
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() =>
            Enumerable.Range(0, 200).All(j => Hundred.Match(Document((i + j) % 100), CaseTableTests.Now).Single().Id == $"q{(i + j) % 100:000}"))));
        Assert.All(answers, Assert.True);

        static QueryDocument Document(int brand) => new() { Title = "Launch", Text = $"brand{brand} is here" };
    }

    [Fact]
    public void Ids_come_in_ordinal_order_and_an_empty_set_matches_nothing()
    {
        var set = Set(new() { ["b"] = "coffee", ["B"] = "coffee", ["a"] = "site:example.org", ["_"] = "-tea" });
        Assert.Equal(["B", "_", "a", "b"], set.Match(new() { Text = "coffee", Site = "example.org" }, CaseTableTests.Now).Select(match => match.Id));
        Assert.Empty(Set([]).Match(Plain, CaseTableTests.Now));
    }

    [Theory]
    [InlineData("\"spam spam spam spam spam egg\"")]
    [InlineData("\"spam egg\" OR \"spam spam egg\"")]
    [InlineData("spam AND title:spam AND author:spam")]
    public void A_million_times_the_same_word_costs_its_hits_once(string query)
    {
        var tokens = new TokenizedDocument(new() { Text = string.Concat(Enumerable.Repeat("spam ", 200_000)) });
        Assert.Null(Matcher.MatchTokens(Query.Parse(query, QueryOptions.Search).Query!, tokens, CaseTableTests.Now));
    }

    private static QuerySet Set(Dictionary<string, string> queries) =>
        new(queries.ToDictionary(query => query.Key, query => Query.Parse(query.Value, QueryOptions.Search).Query!));
}
