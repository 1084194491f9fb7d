using Listening.Tests.Contracts;

namespace Listening.Tests.Commands;

/// <summary>replay: what a query would have heard.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly ReplayFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_heard_and_what_was_kept_are_both_asked()
    {
        await _folder.Heard("a", "a roast with tea", "brand").Heard("b", "south roast, tea", "brand", "rival").Heard("c", "roast", "brand").Heard("d", "an edit: tea only")
            .Kept("e", "tea in the sun").Kept("f", "nothing").Kept("g", "more tea", "blog").WrittenAsync();
        var report = await _folder.ReportAsync("tea");
        Assert.Equal((5, 3, 2), (report["hits"]!.GetValue<int>(), report["new"]!.GetValue<int>(), report["kept"]!.GetValue<int>()));
        Assert.Equal("""[{"value":"brand","count":2},{"value":"rival","count":1}]""", report["heard_by"]!.ToJsonString());
        Assert.Equal("""[{"source":"press","title":"The press","hits":4,"new":2},{"source":"blog","title":"The blog","hits":1,"new":1}]""", report["sources"]!.ToJsonString());
        Assert.Equal("""[{"day":"2026-03-10","hits":5,"new":3}]""", report["days"]!.ToJsonString());
        Assert.Equal(5, report["sample"]!.AsArray().Count);
    }

    [Fact]
    public async Task Nothing_found_is_an_answer()
    {
        await _folder.Heard("a", "roast", "brand").WrittenAsync();
        var run = await _folder.RunAsync("tea");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("would have been heard: 0 = 0 new + 0", run.Output, StringComparison.Ordinal);
        Assert.Contains("heard: 1 mentions", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_query_is_read_as_the_units_own()
    {
        var night = SampleMention.Noon.AddHours(11.5);
        await _folder.Kept("a", "tea in Berlin", published: night).Kept("b", "tea in Rome").WrittenAsync();
        var report = await _folder.ReportAsync("tea AND list:places");
        Assert.Equal(("tea AND (berlin OR vienna)", 1), (report["query"]!.GetValue<string>(), report["hits"]!.GetValue<int>()));
        Assert.Equal("2026-03-11", report["days"]![0]!["day"]!.GetValue<string>());
        Assert.Equal(1, (await _folder.ReportAsync("tea AND published:2026-03-11"))["hits"]!.GetValue<int>());
        Assert.Equal(1, (await _folder.ReportAsync("tea", "--since", "2026-03-11"))["hits"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_sample_is_the_newest_and_tells_new_from_known()
    {
        await _folder.Heard("a", SampleMention.Of(DataVerbs.Id("a"), "tea", minutes: 2) with { Url = "https://press.example/a" })
            .Kept("b", "tea and a \u001b[31mred\u001b[0m cup", published: SampleMention.Noon.AddMinutes(3)).Kept("c", "tea", published: SampleMention.Noon.AddMinutes(1)).WrittenAsync();
        var sample = (await _folder.ReportAsync("tea", "--limit", "2"))["sample"]!.AsArray();
        Assert.Equal([("b", true, true), ("a", false, false)], sample.Select(hit => (hit!["mention"]!["id"]!.GetValue<string>() == DataVerbs.Id("a") ? "a" : "b", hit["is_new"]!.GetValue<bool>(), hit["kept"]!.GetValue<bool>())));
        var text = (await _folder.RunAsync("tea", "--limit", "2")).Output;
        Assert.Contains("+ 2026-03-10 13:03", text, StringComparison.Ordinal);
        Assert.Contains("= 2026-03-10 13:02", text, StringComparison.Ordinal);
        Assert.Contains("https://press.example/a", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
        Assert.Empty((await _folder.ReportAsync("tea", "--limit", "0"))["sample"]!.AsArray());
    }

    [Fact]
    public async Task Signs_of_noise_are_counted_each_for_itself()
    {
        var filler = string.Join(' ', Enumerable.Range(1, 320).Select(number => $"word{number}"));
        await _folder.Heard("a", SampleMention.Of(DataVerbs.Id("a"), "tea de la casa") with { Language = "es" }).Heard("b", "one cup of tea", "brand").Heard("c", "One cup, of tea!", "brand")
            .Heard("d", SampleMention.Of(DataVerbs.Id("d"), "tea " + filler) with { Words = 321, Language = "en-GB" })
            .Heard("e", SampleMention.Of(DataVerbs.Id("e"), "tea tea " + filler) with { Words = 322, Language = "und" }).WrittenAsync();
        var noise = (await _folder.ReportAsync("tea"))["noise"]!;
        Assert.Equal((3, 0.6), (noise["hits"]!.GetValue<int>(), noise["share"]!.GetValue<double>()));
        Assert.Equal([("other_language", 1), ("repeated", 1), ("in_passing", 1)], noise["signals"]!.AsArray().Select(signal => (signal!["signal"]!.GetValue<string>(), signal["hits"]!.GetValue<int>())));
    }

    [Fact]
    public async Task A_copy_of_what_another_source_told_is_no_hit()
    {
        await _folder.Kept("a", "tea", link: "https://press.example/story").Kept("b", "tea", "blog", "https://press.example/story").WrittenAsync();
        var report = await _folder.ReportAsync("tea");
        Assert.Equal((1, 1), (report["hits"]!.GetValue<int>(), report["coverage"]!["copies"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Coverage_says_what_could_not_be_looked_at()
    {
        await _folder.Heard("a", "roast", "brand").Kept("b", "tea").Kept("c", "tea", "closed").Damaged("d").WrittenAsync();
        _folder.Data.PruneKept(0);
        await _folder.Kept("e", "tea").WrittenAsync();
        _folder.Data.Hear(SampleCommit.New("waits"), SampleCommit.Unmatched("f", bytes: 5));
        var coverage = (await _folder.ReportAsync("tea"))["coverage"]!;
        int Count(string name) => coverage[name]!.GetValue<int>();
        Assert.Equal((1, 1, 3), (Count("waiting"), Count("unreadable"), Count("dropped_for_space")));
        Assert.Equal((14, 256 << 20, 1), (Count("keep_days"), Count("keep_bytes"), Count("kept_asked")));
        Assert.NotNull(coverage["dropped_up_to"]);
        Assert.Equal("2026-03-10T12:00:00.000Z", coverage["heard"]!["from"]!.GetValue<string>());
        Assert.Equal([("blog", "never visited"), ("silent", "never visited")], coverage["silent"]!.AsArray().Select(source => (source!["source"]!.GetValue<string>(), source["reason"]!.GetValue<string>())));
        _folder.Data.HearOf("closed", SampleCommit.Unmatched("g"));
        Assert.Equal(1, (await _folder.ReportAsync("tea"))["coverage"]!["not_configured"]!.GetValue<int>());
        Assert.Contains("not configured any more, so not looked at: 1", (await _folder.RunAsync("tea")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_changed()
    {
        await _folder.Heard("a", "roast", "brand").Kept("b", "tea").WrittenAsync();
        var before = (await _folder.Data.RunAsync("reconcile")).Output;
        var first = await _folder.RunAsync("tea", "--json");
        Assert.Equal(first.Output, (await _folder.RunAsync("tea", "--json")).Output);
        Assert.Equal(before, (await _folder.Data.RunAsync("reconcile")).Output);
    }

    [Theory]
    [InlineData("coffee tea", "Two terms with nothing between them")]
    [InlineData("tea AND list:nowhere", "There is no list \"nowhere\"")]
    [InlineData("tea AND sentiment:negative", "a listening query cannot ask for it")]
    [InlineData("-tea", "purely negative")]
    public async Task A_query_that_cannot_listen_is_refused_with_its_place(string query, string says)
    {
        await _folder.Kept("a", "tea").WrittenAsync();
        var run = await _folder.RunAsync(query);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Contains('^', run.Error);
    }

    [Fact]
    public async Task What_it_is_asked_wrongly_is_said_in_one_line()
    {
        await _folder.Kept("a", "tea").WrittenAsync();
        string[][] wrong = [["--unit", "nobody"], ["--unit", "roastery", "--limit", "-1"], ["--unit", "roastery", "--since", "soon"], ["--unit", "roastery", "--config", "none.json"], []];
        foreach (var args in wrong)
        {
            var run = await _folder.Data.RunAsync(["replay", "tea", "--config", _folder.ConfigFile, .. args]);
            Assert.True(run.ExitCode == 2, string.Join(' ', args));
            Assert.NotEmpty(run.Error);
        }
    }
}
