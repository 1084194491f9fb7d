using Listening.Mentions;
using Listening.Queries;
using static Listening.Tests.Contracts.SampleMention;

namespace Listening.Tests.Contracts;

public abstract partial class MentionStoreContract
{
    [Theory]
    [InlineData(MentionSort.Newest)]
    [InlineData(MentionSort.Oldest)]
    [InlineData(MentionSort.Relevance)]
    public async Task Pages_hold_every_hit_once_while_new_ones_arrive(MentionSort sort)
    {
        await PutAsync([.. Enumerable.Range(0, 25).Select(number => Of($"{number}", number % 3 == 0 ? "roast roast" : "roast and more", minutes: number % 7))]);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Store.SearchAsync(Search(Word("roast")) with { Sort = sort, Limit = 4, Cursor = cursor }, Stop);
            seen.AddRange(page.Mentions.Select(mention => mention.Id));
            cursor = page.Next;
            if (sort != MentionSort.Relevance)
                await PutAsync(Of($"late{seen.Count}", "roast", minutes: sort == MentionSort.Newest ? 100 : -100));
        }
        while (cursor is not null && seen.Count < 100);

        Assert.Equal(Enumerable.Range(0, 25).Select(number => $"{number}").Order(), seen.Order());
    }

    [Fact]
    public async Task Newest_and_oldest_go_by_timestamp()
    {
        await PutAsync(Of("b", minutes: 2), Of("a", minutes: 1), Of("c", minutes: 3));
        Assert.Equal(["c", "b", "a"], await IdsAsync(Search()));
        Assert.Equal(["a", "b", "c"], await IdsAsync(Search(Word("roast")) with { Sort = MentionSort.Oldest }));
    }

    [Fact]
    public async Task A_text_about_the_word_comes_before_one_that_drops_it()
    {
        await PutAsync(Of("about", "roast"), Of("drops", "roast " + string.Join(' ', Enumerable.Repeat("filler", 60)), minutes: 5));
        Assert.Equal(["about", "drops"], await IdsAsync(Search(Word("roast")) with { Sort = MentionSort.Relevance }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(10_001)]
    public async Task A_page_has_a_stated_size(int limit)
    {
        await PutAsync(Of("a"), Of("b", minutes: 1));
        if (limit == 1)
            Assert.Equal(["b"], await IdsAsync(Search() with { Limit = limit }));
        else
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => IdsAsync(Search() with { Limit = limit }));
    }

    [Fact]
    public async Task A_foreign_cursor_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => IdsAsync(Search() with { Cursor = "nonsense" }));

    [Fact]
    public async Task Units_and_times_narrow_a_search()
    {
        await PutAsync(Of("a"), Of("b", minutes: 1) with { Unit = "repairs" }, Of("c", minutes: 2));
        Assert.Equal(["c", "a"], await IdsAsync(Search() with { Units = ["roastery"] }));
        Assert.Equal(["c", "b", "a"], await IdsAsync(Search() with { Units = ["roastery", "repairs"] }));
        Assert.Equal(["b", "a"], await IdsAsync(Search() with { Since = Noon, Until = Noon.AddMinutes(2) }));
        Assert.Equal(["c", "b"], await IdsAsync(Search() with { Since = Noon.AddTicks(1) }));
        Assert.Empty(await IdsAsync(Search() with { Units = ["none"] }));
    }

    [Fact]
    public async Task A_live_tail_asks_for_what_was_indexed_of_late()
    {
        await PutAsync(Of("a"));
        Assert.Equal(["a"], await IdsAsync(Search() with { IndexedSince = Noon.AddDays(1) }));
        Assert.Equal(["a"], await IdsAsync(Search(Word("roast")) with { IndexedSince = Noon.AddDays(1) }));
        Assert.Empty(await IdsAsync(Search() with { IndexedSince = Noon.AddDays(1).AddMilliseconds(1) }));
    }

    [Fact]
    public async Task An_edit_that_matches_no_query_any_more_is_hidden_unless_asked_for()
    {
        await PutAsync(Of("a"), Of("b"));
        await PutAsync(Of("a", revision: 2) with { Queries = [] });
        Assert.Equal(["b"], await IdsAsync(Search()));
        Assert.Equal(["b"], await IdsAsync(Search(Word("roast"))));
        Assert.Equal(1, await Store.CountAsync(Search(Field(QueryField.Unit, "roastery")), Stop));
        Assert.Equal(2, await Store.CountAsync(Search(Word("roast")) with { IncludeUnmatched = true }, Stop));
    }

    [Fact]
    public async Task A_purely_negative_query_finds_the_rest()
    {
        await PutAsync(Of("a", "tea"), Of("b", "coffee"));
        Assert.Equal(["a"], await IdsAsync(Search(new NotNode { Child = Word("coffee") })));
    }

    [Theory]
    [InlineData(MentionSort.Newest, "2 1 0")]
    [InlineData(MentionSort.Oldest, "0 1 2")]
    public async Task An_export_streams_every_hit_in_order(MentionSort sort, string ids)
    {
        await PutAsync([.. Enumerable.Range(0, 3).Select(number => Of($"{number}", minutes: number))]);
        var exported = new List<string>();
        await foreach (var mention in Store.ExportAsync(Search(Word("roast")) with { Sort = sort, Limit = 1 }, Stop))
            exported.Add(mention.Id);
        Assert.Equal(ids, string.Join(' ', exported));
    }
}
