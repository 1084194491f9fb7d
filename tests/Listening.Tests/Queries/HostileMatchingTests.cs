using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>Work for hostile queries and documents, counted in steps: twice the document is at most twice the work.</summary>
public sealed class HostileMatchingTests
{
    private const int Megabyte = 1 << 20;

    private static readonly (string Name, string Word)[] Words = [("one word", "spam "), ("quotes", "\" ' "), ("sentences", "spam. egg! "), ("a tag", "#Spam "), ("long words", new string('s', 90) + "pam ")];

    private static readonly (string Name, string Query)[] Queries =
    [
        ("a phrase of the word", "\"spam spam spam spam spam egg\""),
        ("phrases in OR", "\"spam egg\" OR \"spam spam egg\" OR \"spam spam spam spam\""),
        ("near itself", "spam NEAR/100 spam NEAR/100 egg"),
        ("near phrases and itself", "(spam OR \"spam spam\" OR \"spam spam spam\") NEAR/100 (\"spam spam\" OR spam OR egg)"),
        ("nested near", Nested(60, "NEAR/100")),
        ("nested near, ordered", Nested(60, "ONEAR/100")),
        ("nested to the right", NestedRight(60, "NEAR/100")),
        ("nested sentences", Nested(60, "SENTENCE")),
        ("sentences in OR", "((spam SENTENCE spam) OR (egg PARAGRAPH spam) OR spam) NEAR/3 (spam PARAGRAPH (spam OR \"spam spam\"))"),
        ("counting ORs", "ATLEAST/1000(spam OR \"spam spam\" OR sp?m OR spam~1 OR spa* OR egg)"),
        ("counting nests", "ATLEAST/1000(" + Nested(20, "NEAR/3") + ")"),
        ("first of nests", "FIRST/10000(" + Nested(20, "NEAR/3") + ")"),
        ("wildcards in OR", string.Join(" OR ", Enumerable.Range(0, 4_900).Select(i => $"spam{i}*e?{i % 7}*"))),
        ("edit distances in OR", string.Join(" OR ", Enumerable.Range(0, 1_000).Select(i => $"sp{i}m~2"))),
        ("letters in capitals", "{Spam} OR {SPAM} OR {sPAM} OR {spaM} OR {SpaM}"),
    ];

    public static TheoryData<string, string> Hostile => Cases(Words);

    public static TheoryData<string, string> Megabytes => Cases(Words[..2]);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Twice_the_document_is_at_most_twice_the_work(string text, string word)
    {
        var query = Query.Parse(text, QueryOptions.Search).Query!;
        var set = new QuerySet(new Dictionary<string, Query> { ["q"] = query });
        var half = new TokenizedDocument(new() { Text = string.Concat(Enumerable.Repeat(word, 10_000 / word.Length)) });
        var whole = new TokenizedDocument(new() { Text = string.Concat(Enumerable.Repeat(word, 20_000 / word.Length)) });
        AssertLinear(Steps(() => Matcher.Matches(query, half, CaseTableTests.Now)), Steps(() => Matcher.Matches(query, whole, CaseTableTests.Now)));
        AssertLinear(Steps(() => set.MatchIds(half, CaseTableTests.Now, [])), Steps(() => set.MatchIds(whole, CaseTableTests.Now, [])));
    }

    [Theory]
    [MemberData(nameof(Megabytes))]
    public void A_megabyte_costs_a_bounded_number_of_steps_for_each_token_and_term(string text, string word)
    {
        var query = Query.Parse(text, QueryOptions.Search).Query!;
        var document = new TokenizedDocument(new() { Text = string.Concat(Enumerable.Repeat(word, Megabyte / word.Length)) });
        var tokens = document.TextTokens + 1;
        var steps = Steps(() => Matcher.Matches(query, document, CaseTableTests.Now));

        // A token of 200 letters or fewer, walked once by what of the query it keeps alive, then each of its occurrences moved a few times by each operator.
        Assert.InRange(steps, 1, (tokens * 8L * 64) + (200L * 5_000));
    }

    [Fact]
    public void Spans_of_a_megabyte_of_matches_are_found_in_steps_that_grow_with_it()
    {
        var query = Query.Parse(Nested(60, "NEAR/100"), QueryOptions.Search).Query!;
        var (half, whole) = (Document(Megabyte / 64), Document(Megabyte / 32));
        AssertLinear(Steps(() => Assert.NotNull(Matcher.MatchTokens(query, half, CaseTableTests.Now))), Steps(() => Assert.NotNull(Matcher.MatchTokens(query, whole, CaseTableTests.Now))));

        static TokenizedDocument Document(int length) => new(new() { Text = string.Concat(Enumerable.Repeat("spam egg ", length / 9)) });
    }

    private static TheoryData<string, string> Cases((string Name, string Word)[] words) =>
    [
        .. from query in Queries
           from word in words
           select new TheoryDataRow<string, string>(query.Query, word.Word) { TestDisplayName = $"{query.Name} over {word.Name}" },
    ];

    // What happens at the two ends of a document does not double with it.
    private static void AssertLinear(long half, long whole) => Assert.InRange(whole, 1, (long)(half * 2.02) + 5_000);

    private static long Steps(Action work)
    {
        work();
        return MatchContext.Current.Scratch.Steps;
    }

    private static string Nested(int depth, string sign) => string.Concat(Enumerable.Repeat("(", depth)) + "spam" + string.Concat(Enumerable.Range(0, depth).Select(i => $" {sign} {(i % 2 == 0 ? "spam" : "(egg OR spam)")})"));

    private static string NestedRight(int depth, string sign) => string.Concat(Enumerable.Range(0, depth).Select(i => $"({(i % 2 == 0 ? "spam" : "(egg OR spam)")} {sign} ")) + "spam" + new string(')', depth);
}
