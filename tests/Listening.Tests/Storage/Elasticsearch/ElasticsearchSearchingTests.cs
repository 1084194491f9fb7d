using Listening.Mentions;
using Listening.Queries;
using Listening.Tests.Simulators.Elasticsearch;
using static Listening.Tests.Contracts.SampleMention;

namespace Listening.Tests.Storage;

public sealed class ElasticsearchSearchingTests
{
    private const int Many = 2_500;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_index_cannot_tell_is_verified_up_to_a_stated_number()
    {
        await using var bench = await ElasticsearchBench.StartAsync(configure: options => options.MaxCandidates = 1_000);
        await bench.PutAsync([.. Enumerable.Range(0, 1_001).Select(number => Of($"{number}", "north roast"))]);
        var search = Search("{North}");
        foreach (var ask in new Func<Task>[]
        {
            () => bench.Store.SearchAsync(search, Stop), () => bench.Store.CountAsync(search, Stop), () => bench.Store.FacetAsync(search, MentionFacet.Tag, 5, Stop),
        })
        {
            var refusal = await Assert.ThrowsAsync<QueryNotServedException>(ask);
            Assert.Contains("\"{North}\"", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("1,000", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_that_the_server_refuses_gives_way_to_a_humbler_one()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync(Of("a", "coffee is coffee"), Of("b", "coffee it was and nothing at all but then some more coffee"));
        var fault = bench.Simulator.Faults.Add(new AnswerStatus(400, "search_phase_execution_exception"), "*/_search", times: 1);
        Assert.Equal(["a"], (await bench.Store.SearchAsync(Search("coff* NEAR/1 coffee"), Stop)).Mentions.Select(mention => mention.Id));
        Assert.Equal(1, fault.Struck);
    }

    [Fact]
    public async Task A_part_that_the_server_will_not_run_is_named()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync(Of("a"));
        bench.Simulator.Faults.Add(new AnswerStatus(400, "search_phase_execution_exception"), "*/_search");
        var refusal = await Assert.ThrowsAsync<QueryNotServedException>(() => bench.Store.SearchAsync(Search("roast AND ?offee"), Stop));
        Assert.Contains("?offee", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_streams_without_deep_pages_and_survives_the_loss_of_its_point_in_time()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync([.. Enumerable.Range(0, Many).Select(number => Of($"{number:d5}", minutes: number % 50))]);
        var ids = new List<string>();
        await foreach (var mention in bench.Store.ExportAsync(Search("roast"), Stop))
        {
            ids.Add(mention.Id);
            if (ids.Count == 1_500)
                bench.Simulator.Cluster.PointsInTime.CloseAll();
        }

        Assert.Equal(Many, ids.Distinct().Count());
        Assert.Equal(Many, ids.Count);
        Assert.Empty(bench.Simulator.Cluster.PointsInTime.CloseAll());
        Assert.All(bench.Simulator.Counters.Log.Where(request => request.Address.Contains("_search", StringComparison.Ordinal)), request => Assert.DoesNotContain("\"from\"", System.Text.Encoding.UTF8.GetString(request.Body.Span), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_by_relevance_goes_on_when_its_point_in_time_is_over()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync([.. Enumerable.Range(0, 10).Select(number => Of($"{number}", "roast"))]);
        var first = await bench.Store.SearchAsync(Search("roast") with { Sort = MentionSort.Relevance, Limit = 4 }, Stop);
        bench.Simulator.Cluster.PointsInTime.CloseAll();
        var rest = await bench.Store.SearchAsync(Search("roast") with { Sort = MentionSort.Relevance, Limit = 10, Cursor = first.Next }, Stop);
        Assert.Equal(10, first.Mentions.Concat(rest.Mentions).Select(mention => mention.Id).Distinct().Count());
        Assert.Null(rest.Next);
    }

    [Fact]
    public async Task A_cursor_does_not_open_other_units()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync([.. Enumerable.Range(0, 4).Select(number => Of($"{number}", "roast") with { Unit = number % 2 == 0 ? "roastery" : "repairs" })]);
        var all = await bench.Store.SearchAsync(Search("roast") with { Sort = MentionSort.Relevance, Limit = 1 }, Stop);
        var own = await bench.Store.SearchAsync(Search("roast") with { Sort = MentionSort.Relevance, Units = ["roastery"], Cursor = all.Next }, Stop);
        Assert.All(own.Mentions, mention => Assert.Equal("roastery", mention.Unit));
    }

    [Theory]
    [InlineData("n.")]
    [InlineData("n.bm9uc2Vuc2U")]
    [InlineData("n.W251bGwsMV0")]
    [InlineData("o.W251bGwsMSwiYSJd")]
    public async Task A_cursor_that_is_not_ours_is_refused(string cursor)
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => bench.Store.SearchAsync(Search("roast") with { Cursor = cursor }, Stop));
    }

    [Fact]
    public async Task A_store_without_any_index_is_empty()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        Assert.Empty((await bench.Store.SearchAsync(Search("roast"), Stop)).Mentions);
        Assert.Equal(0, await bench.CountAsync());
        Assert.Empty(await bench.Store.FacetAsync(Search("roast"), MentionFacet.Unit, 5, Stop));
        Assert.Empty(await bench.Store.HistogramAsync(Search("roast"), TimeBucket.Day, TimeZoneInfo.Utc, Stop));
        Assert.Empty(await bench.Store.PollsAsync(null, null, 5, Stop));
        Assert.Equal(["a"], await bench.Store.MissingAsync([new("a", 1)], Stop));
    }

    private static MentionSearch Search(string text) => new() { Query = Query.Parse(text, QueryOptions.Search).Query!, Now = Noon };
}
