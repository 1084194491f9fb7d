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

    public static TheoryData<string> Unmatched =>
    [
        "brand1 OR pre1fix*", "w?rd99", "wurd99~1 OR wurdy99~2", "{Word7} OR {CAFÉ} OR {STRASSE}", "\"word7 w?rd9\"", "word7 NEAR/0 (word9 OR \"word11 word12\" OR word13~1)",
        "word39 ONEAR/2 (word1 NEAR/3 wor*)", "title:launch SENTENCE text:word9", "(title:wor* PARAGRAPH word7)", "ATLEAST/99(wor* OR word7)", "FIRST/7(word7 OR word9)", "café AND site:example.com",
        "lang:pt AND word7", "-wor*", "(word1 OR word2) AND words:<3",
    ];

    [Theory]
    [MemberData(nameof(Unmatched))]
    public void A_document_without_a_match_allocates_nothing(string text)
    {
        var query = Query.Parse(text, QueryOptions.Search).Query!;
        var set = Hundred.With("one", query);
        var ids = new List<string>();
        var tokens = new TokenizedDocument(Plain);
        var matches = 0;
        Once();

        // The least of three: what the runtime allocates on its own account comes once, what a document costs every time.
        Assert.Equal(0, Enumerable.Range(0, 3).Min(_ => Allocated()));
        Assert.Empty(ids);
        Assert.Equal(0, matches);

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                Once();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Once()
        {
            matches += set.Match(Plain, CaseTableTests.Now).Count;
            matches += Matcher.Match(query, Plain, CaseTableTests.Now) is null ? 0 : 1;
            set.MatchIds(tokens, CaseTableTests.Now, ids);
        }
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

    [Fact]
    public void A_changed_set_answers_as_one_compiled_from_the_same_queries()
    {
        var queries = new Dictionary<string, string>();
        var set = Set([]);
        var random = new Random(5);
        for (var change = 0; change < 400; change++)
        {
            var id = "q" + random.Next(60);
            var text = $"word{random.Next(40)} AND (news OR launch) -word{random.Next(400)}";
            var removes = random.Next(3) == 0;
            set = removes ? set.Without(id) : set.With(id, Query.Parse(text, QueryOptions.Search).Query!);
            if (removes)
                queries.Remove(id);
            else
                queries[id] = text;
            Assert.Equal(queries.Count, set.Count);
            Assert.Equal(queries.ContainsKey(id), set.Contains(id));
        }

        Assert.InRange(queries.Count, 10, 60);
        var expected = Set(queries).Match(Plain, CaseTableTests.Now);
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(match => match.Id), set.Match(Plain, CaseTableTests.Now).Select(match => match.Id));
    }

    [Fact]
    public void Removing_what_is_not_there_gives_the_same_set() => Assert.Same(Hundred, Hundred.Without("q100"));

    [Fact]
    public void A_set_that_is_replaced_keeps_its_answers()
    {
        var before = Set(new() { ["a"] = "launch" });
        var after = before.With("b", Query.Parse("news", QueryOptions.Search).Query!).Without("a");
        Assert.Equal("a", Assert.Single(before.Match(Plain, CaseTableTests.Now)).Id);
        Assert.Equal("b", Assert.Single(after.Match(Plain, CaseTableTests.Now)).Id);
    }

    [Theory]
    [InlineData("brand{0} AND product{0}")]
    [InlineData("site:shop{0}.example")]
    [InlineData("handle:someone{0} OR id:x{0}")]
    [InlineData("brand{0}* OR brend{0}~1")]
    [InlineData("(launch NEAR/3 brand{0}) OR \"news brand{0}\"")]
    [InlineData("ATLEAST/2(brand{0} OR product{0})")]
    [InlineData("FIRST/20(brand{0}) AND lang:pt")]
    public void A_document_looks_at_few_of_many_queries(string form)
    {
        var small = Steps(Set(Enumerable.Range(1000, 10).ToDictionary(i => $"q{i}", i => string.Format(null, form, i))));
        var large = Steps(Set(Enumerable.Range(1000, 2_000).ToDictionary(i => $"q{i}", i => string.Format(null, form, i))));
        Assert.InRange(large, small, (2 * small) + 50);

        static long Steps(QuerySet set)
        {
            Assert.Empty(set.Match(Plain, CaseTableTests.Now));
            return MatchContext.Current.Scratch.Steps;
        }
    }

    private static QuerySet Set(Dictionary<string, string> queries) =>
        new(queries.ToDictionary(query => query.Key, query => Query.Parse(query.Value, QueryOptions.Search).Query!));
}
