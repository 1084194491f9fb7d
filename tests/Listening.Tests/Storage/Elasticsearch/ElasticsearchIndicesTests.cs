using Listening.Mentions;
using Listening.Storage.Elasticsearch;
using static Listening.Tests.Contracts.SampleMention;

namespace Listening.Tests.Storage;

public sealed class ElasticsearchIndicesTests
{
    [Fact]
    public async Task Templates_are_installed_once_and_again_when_they_differ()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync(Of("a"));
        await using (var other = ElasticsearchBench.Beside(bench))
            await other.PutAsync(Of("b"));
        Assert.Equal(3, Puts(bench, "/_index_template/"));
        Assert.Equal(1, Puts(bench, "/_scripts/"));

        bench.Simulator.Cluster.Templates.Templates["listening-mentions"]["_meta"]!["hash"] = "of another version";
        await using (var newer = ElasticsearchBench.Beside(bench))
            await newer.PutAsync(Of("c"));
        Assert.Equal(4, Puts(bench, "/_index_template/"));
        Assert.Equal(1, Puts(bench, "/listening-mentions-*/_mapping"));
    }

    [Fact]
    public async Task Who_may_install_nothing_says_what_is_missing()
    {
        await using var bench = await ElasticsearchBench.StartAsync(configure: options => options.InstallTemplates = false);
        var fault = await Assert.ThrowsAsync<StorageException>(() => bench.PutAsync(Of("a")));
        Assert.Equal(StorageFault.Refused, fault.Fault);
        Assert.Contains("_index_template/listening-mentions", fault.Message, StringComparison.Ordinal);
        Assert.Contains("listening setup", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mention_lies_in_the_bucket_of_its_first_hearing_and_private_ones_beside_the_shared_alias()
    {
        await using var bench = await ElasticsearchBench.StartAsync(configure: options => options.MonthlyUnits = ["repairs"]);
        await bench.PutAsync(Of("a"), Of("b") with { Visibility = "private" }, Of("c") with { Visibility = "public", FirstHeard = Noon.AddYears(-1) }, Of("d") with { Unit = "repairs" });
        Assert.Equal(
            [
                "listening-mentions-repairs.company.2026-03: listening-mentions listening-mentions-repairs",
                "listening-mentions-roastery.company.2026: listening-mentions listening-mentions-roastery",
                "listening-mentions-roastery.private.2026: listening-mentions-roastery",
                "listening-mentions-roastery.public.2025: listening-mentions listening-mentions-roastery",
            ],
            Indices(bench));
    }

    [Fact]
    public async Task At_its_start_a_writer_makes_the_next_bucket_of_everyone_who_writes_now()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync(Of("a"), Of("old") with { Unit = "repairs", FirstHeard = Noon.AddYears(-1) });
        await using var other = ElasticsearchBench.Beside(bench);
        await other.PutAsync(Of("b"));
        Assert.Contains("listening-mentions-roastery.company.2027: listening-mentions listening-mentions-roastery", Indices(bench));
        Assert.DoesNotContain(Indices(bench), index => index.StartsWith("listening-mentions-repairs.company.2026", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Roastery", "company")]
    [InlineData("roastery,other", "company")]
    [InlineData("roastery", "../secret")]
    public async Task Nothing_of_a_document_becomes_part_of_an_address_unchecked(string unit, string visibility)
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        Assert.Equal(WriteOutcome.Refused, Assert.Single(await bench.PutAsync(Of("a") with { Unit = unit, Visibility = visibility })).Outcome);
        Assert.Empty(Indices(bench));
    }

    [Fact]
    public async Task Retention_deletes_whole_buckets_and_cuts_the_one_at_its_edge()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync(Of("older") with { FirstHeard = Noon.AddYears(-1) }, Of("old"), Of("young", minutes: 1), Of("other") with { Unit = "repairs", FirstHeard = Noon.AddYears(-1) });
        Assert.Equal(2, await bench.Store.ExpireAsync("roastery", Noon.AddMinutes(1), TestContext.Current.CancellationToken));
        Assert.Equal(2, await bench.CountAsync());
        Assert.DoesNotContain(Indices(bench), index => index.StartsWith("listening-mentions-roastery.company.2025", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("listening-mentions-a.company.2026", true)]
    [InlineData("listening-mentions-a.company.2026-13", false)]
    [InlineData("listening-mentions-a.secret.2026", false)]
    [InlineData("listening-mentions-A.company.2026", false)]
    [InlineData("other-mentions-a.company.2026", false)]
    public void Only_our_own_names_are_read(string name, bool isOurs) => Assert.Equal(isOurs, new IndexNames("listening").Parse(name) is not null);

    private static string[] Indices(ElasticsearchBench bench) =>
    [
        .. bench.Simulator.Cluster.Indices.Values.Where(index => index.Name.StartsWith("listening-mentions", StringComparison.Ordinal))
            .Select(index => $"{index.Name}: {string.Join(' ', index.Aliases.Select(alias => alias.Key).Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal),
    ];

    private static int Puts(ElasticsearchBench bench, string path) =>
        bench.Simulator.Counters.Log.Count(request => request.Method == "PUT" && request.Address.StartsWith(path, StringComparison.Ordinal));
}
