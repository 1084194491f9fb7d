using Listening.Mentions;
using Listening.Queries;
using static Listening.Tests.Contracts.SampleMention;

namespace Listening.Tests.Contracts;

public abstract partial class MentionStoreContract
{
    [Theory]
    [InlineData("co?fee", "coffee ordered")]
    [InlineData("?offee", "coffee ordered")]
    [InlineData("rep*rs", "repairs")]
    [InlineData("#caf?", "tag")]
    [InlineData("caf?", "accent tag")]
    [InlineData("cofee~1", "coffee ordered")]
    [InlineData("cfofe~1", "")]
    [InlineData("cfofee~1", "coffee ordered")]
    [InlineData("cofe~2", "accent coffee ordered tag")]
    [InlineData("cofé~1", "accent tag")]
    [InlineData("{Repairs}", "repairs")]
    [InlineData("{repairs}", "")]
    [InlineData("title:co?fee", "")]
    [InlineData("author:an?", "accent")]
    [InlineData("author:{Ana}", "accent")]
    [InlineData("\"roa* coffee\"", "coffee")]
    [InlineData("\"at ca?e\"", "accent")]
    [InlineData("coffee NEAR/1 roasted", "coffee ordered")]
    [InlineData("coffee NEAR/0 roasted", "coffee")]
    [InlineData("coffee ONEAR/1 roasted", "ordered")]
    [InlineData("(coffee OR tea) ONEAR/2 (roasted OR black)", "ordered")]
    [InlineData("coffee NEAR/5 coffee", "ordered")]
    [InlineData("coff* NEAR/5 coffee", "ordered")]
    [InlineData("café NEAR/1 at", "accent")]
    [InlineData("\"please repair\" NEAR/3 \"the grinder\"", "repairs")]
    [InlineData("please NEAR/0 repair NEAR/3 grinder", "repairs")]
    [InlineData("coffee SENTENCE roasted", "coffee")]
    [InlineData("coffee PARAGRAPH roasted", "coffee ordered")]
    [InlineData("ATLEAST/2(coffee)", "ordered")]
    [InlineData("ATLEAST/2(roasted OR coffee)", "coffee ordered")]
    [InlineData("ATLEAST/3(roasted OR coffee)", "ordered")]
    [InlineData("FIRST/1(coffee)", "ordered")]
    [InlineData("FIRST/2(coffee AND NOT roasted)", "ordered")]
    [InlineData("author:(ana NEAR/1 lind)", "accent")]
    [InlineData("NOT (coffee SENTENCE roasted) AND roasted", "ordered")]
    public async Task Every_operator_finds_what_it_means(string query, string expected)
    {
        await PutAsync(
            Of("coffee", "roasted coffee"),
            Of("ordered", "coffee again. Roasted black. Coffee"),
            Of("repairs", "Please repair quickly the grinder. Repairs"),
            Of("accent", "at Café") with { Author = new() { Name = "Ana Lind", Handle = "lind" } },
            Of("tag", "#café"));
        var search = Search(Query.Parse(query, QueryOptions.Search).Query!.Root);
        Assert.Equal(expected, string.Join(' ', (await IdsAsync(search)).Order(StringComparer.Ordinal)));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, await Store.CountAsync(search, Stop));
    }

    [Theory]
    [InlineData("coffee SENTENCE roasted", MentionSort.Newest)]
    [InlineData("coffee SENTENCE roasted", MentionSort.Oldest)]
    [InlineData("coffee SENTENCE roasted", MentionSort.Relevance)]
    [InlineData("coffee ONEAR/3 roasted", MentionSort.Newest)]
    [InlineData("{Coffee} AND {Roasted}", MentionSort.Relevance)]
    public async Task Pages_facets_and_histograms_hold_what_the_operator_finds_and_nothing_else(string query, MentionSort sort)
    {
        // Every third misses by its order, its sentence and its capitals.
        await PutAsync([.. Enumerable.Range(0, 30).Select(number => Of($"{number:00}", number % 3 == 0 ? "roasted. And coffee" : "Coffee is Roasted", minutes: number) with { Tags = [$"t{number % 2}"] })]);
        var search = Search(Query.Parse(query, QueryOptions.Search).Query!.Root) with { Sort = sort, Limit = 7 };
        var seen = new List<string>();
        for (MentionPage? page = null; page is null || page.Next is not null;)
        {
            page = await Store.SearchAsync(search with { Cursor = page?.Next }, Stop);
            seen.AddRange(page.Mentions.Select(mention => mention.Id));
        }

        Assert.Equal(Enumerable.Range(0, 30).Where(number => number % 3 != 0).Select(number => $"{number:00}"), seen.Order());
        Assert.Equal(["t0:10", "t1:10"], (await Store.FacetAsync(search, MentionFacet.Tag, 5, Stop)).Select(count => $"{count.Value}:{count.Count}"));
        Assert.Equal(20, (await Store.HistogramAsync(search, TimeBucket.Hour, TimeZoneInfo.Utc, Stop)).Sum(bucket => bucket.Count));
    }
}
