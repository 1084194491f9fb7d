using System.Text;
using Listening.CommandLine;

namespace Listening.Tests.Queries;

public sealed class QueryVerbsTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"queries-{Guid.NewGuid():N}.json");

    [Fact]
    public async Task Match_answers_each_document_in_order_and_names_the_bad_lines()
    {
        await File.WriteAllTextAsync(_file, """{"brand":"\"north roast\"","jobs":"hiring site:example.org OR author:anna","pt":"lang:pt* published:2026-11-01"}""".Replace("hiring site", "hiring AND site", StringComparison.Ordinal).Replace("lang:pt* p", "lang:pt* AND p", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var (exitCode, output, error) = await RunAsync(
            """
            {"id":"1","text":"North Roast is hiring","site":"jobs.example.org","unknown":[1,{"a":2}]}
            {"id":"2","text":"nothing","author":"Anna Bell","links":null}
            {"id":"3","title":"North Roast","author":{"name":"Anna","handle":"@a"}}

            {"id":"4","text":7}
            not json
            {"id":"5","language":"pt-BR","published":"2026-11-01T10:00:00"}
            {"id":"6","text":"\ud800 North Roast"}
            """,
            "match", "--queries", _file, "--json");
        Assert.Equal(ExitCodes.BadAnswer, exitCode);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Length);
        Assert.Equal("""{"id":"1","matches":["brand","jobs"]}""", lines[0]);
        Assert.Equal("""{"id":"2","matches":["jobs"]}""", lines[1]);
        Assert.Equal("""{"id":"3","matches":["brand","jobs"]}""", lines[2]);
        Assert.StartsWith("""{"id":"4","matches":[],"error":""", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("""{"id":null,"matches":[],"error":""", lines[4], StringComparison.Ordinal);
        Assert.Equal("""{"id":"5","matches":["pt"]}""", lines[5]);
        Assert.StartsWith("""{"id":"6","matches":[""", lines[6], StringComparison.Ordinal);
        Assert.Contains("line 5: ", error, StringComparison.Ordinal);
        Assert.Contains("line 6: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Match_refuses_bad_queries_with_a_caret_each()
    {
        await File.WriteAllTextAsync(_file, """{"a":"tilte:x","b":"coffee","c":"a b"}""", TestContext.Current.CancellationToken);
        var (exitCode, output, error) = await RunAsync("{}", "match", "--queries", _file);
        Assert.Equal((ExitCodes.WrongUse, ""), (exitCode, output));
        Assert.Contains("query \"a\", line 1, column 1: There is no field \"tilte\". Try: title:\ntilte:x\n^^^^^^", error, StringComparison.Ordinal);
        Assert.Contains("query \"c\", line 1, column 3", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"a\":1}")]
    [InlineData("{")]
    [InlineData(null)]
    public async Task Match_refuses_a_file_that_holds_no_queries(string? content)
    {
        if (content is not null)
            await File.WriteAllTextAsync(_file, content, TestContext.Current.CancellationToken);
        var (exitCode, _, error) = await RunAsync("{}", "match", "--queries", _file);
        Assert.Equal(ExitCodes.WrongUse, exitCode);
        Assert.Contains(_file, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Match_keeps_the_order_over_many_blocks()
    {
        await File.WriteAllTextAsync(_file, """{"even":"even"}""", TestContext.Current.CancellationToken);
        var input = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{{\"id\":\"{i}\",\"text\":\"{(i % 2 == 0 ? "even" : "odd")} numbers\"}}\n"));
        var (exitCode, output, _) = await RunAsync(input, "match", "--queries", _file, "--json");
        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Equal(Enumerable.Range(0, 40_000).Select(i => $"{{\"id\":\"{i}\",\"matches\":[{(i % 2 == 0 ? "\"even\"" : "")}]}}"), output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Explain_shows_the_tree_the_places_and_the_smallest_change()
    {
        var (exitCode, output, _) = await RunAsync("", "explain", "“north roast” AND (coffee OR (tea AND milk)) -hiring", "--text", "North Roast is hiring");
        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains("query: \"north roast\" AND (coffee OR (tea AND milk)) AND NOT hiring", output, StringComparison.Ordinal);
        Assert.Contains("✓ phrase \"north roast\": \"North Roast\" at 1", output, StringComparison.Ordinal);
        Assert.Contains("does not match: coffee OR (tea AND milk); NOT hiring", output, StringComparison.Ordinal);
        Assert.Contains("it would match with: coffee\nit would match without: hiring", output, StringComparison.Ordinal);
        Assert.Contains("[curly-quotes]", output, StringComparison.Ordinal);
        Assert.Contains("work 7 of 10000, the dearest clause is \"north roast\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_speaks_json_and_refuses_a_bad_query_with_a_caret()
    {
        var (_, output, _) = await RunAsync("", "explain", "coffee -tea", "--text", "coffee", "--json");
        Assert.Contains("\"canonical\":\"coffee AND NOT tea\"", output, StringComparison.Ordinal);
        Assert.Contains("\"matched\":true", output, StringComparison.Ordinal);
        Assert.Contains("\"work\":2,\"dearest\":\"coffee\",\"over_budget\":false", output, StringComparison.Ordinal);
        Assert.Contains("{\"field\":\"text\",\"start\":0,\"length\":6}", output, StringComparison.Ordinal);
        var (exitCode, _, error) = await RunAsync("", "explain", "coffee tea");
        Assert.Equal(ExitCodes.WrongUse, exitCode);
        Assert.EndsWith("coffee tea\n       ^^^", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_shows_the_operators_and_what_would_match()
    {
        var (exitCode, output, _) = await RunAsync(
            "", "explain", "(coffee NEAR/1 tea) AND ATLEAST/2(milk) AND FIRST/2(starbuks) AND {North}", "--text", "Starbucks: coffee or green tea, milk. north");
        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains("    ✗ NEAR/1\n      ✓ word coffee: \"coffee\" at 12\n", output, StringComparison.Ordinal);
        Assert.Contains("✗ ATLEAST/2\n", output, StringComparison.Ordinal);
        Assert.Contains("✗ FIRST/2\n", output, StringComparison.Ordinal);
        Assert.Contains("it would match with: coffee NEAR/1 tea\n  2 tokens stand between them: widen to NEAR/2; write: coffee NEAR/2 tea\n", output, StringComparison.Ordinal);
        Assert.Contains("this would match: coffee NEAR/2 tea AND milk AND FIRST/2(starbucks) AND {north}", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coffee", "word")]
    [InlineData("coff*", "prefix")]
    [InlineData("c?ffee", "pattern")]
    [InlineData("coffee~1", "fuzzy")]
    [InlineData("{Coffee}", "cased")]
    [InlineData("\"hot coffee\"", "phrase")]
    [InlineData("hot NEAR/2 coffee", "near")]
    [InlineData("hot ONEAR/2 coffee", "onear")]
    [InlineData("hot SENTENCE coffee", "sentence")]
    [InlineData("hot PARAGRAPH coffee", "paragraph")]
    [InlineData("ATLEAST/2(coffee)", "atleast")]
    [InlineData("FIRST/2(coffee)", "first")]
    [InlineData("lang:en", "field")]
    public async Task Explain_names_every_kind_of_clause(string query, string kind)
    {
        var (exitCode, output, _) = await RunAsync("", "explain", query, "--text", "no", "--json");
        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains($"\"tree\":{{\"kind\":\"{kind}\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_translates_from_another_suite_and_says_what_is_not_the_same()
    {
        string[] args = ["explain", "\"north roast\"~3 AND country:gbr", "--from", "brandwatch", "--text", "North of Roast"];
        var (exitCode, output, _) = await RunAsync("", args);
        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.StartsWith("translated: north NEAR/3 roast\nequivalent, at 1: ~3 is NEAR/3 here. [distance]\ndropped (finds more), at 21: country:", output, StringComparison.Ordinal);
        Assert.Contains("\nmatches\n", output, StringComparison.Ordinal);
        var (_, json, _) = await RunAsync("", [.. args, "--json"]);
        Assert.Contains("\"import\":{\"text\":\"north NEAR/3 roast\",\"notes\":[{\"code\":\"distance\",\"severity\":\"equivalent\",", json, StringComparison.Ordinal);
        Assert.Contains("\"direction\":\"finds_more\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_refuses_what_cannot_be_translated_and_suites_it_does_not_know()
    {
        var (exitCode, output, error) = await RunAsync("", "explain", "country:gbr", "--from", "brandwatch");
        Assert.Equal((ExitCodes.WrongUse, ""), (exitCode, output));
        Assert.Contains("cannot be translated from Brandwatch:\n", error, StringComparison.Ordinal);
        Assert.Contains("[no-equivalent]", error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.WrongUse, (await RunAsync("", "explain", "coffee", "--from", "elsewhere")).ExitCode);
    }

    public void Dispose() => File.Delete(_file);

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var io = new CommandIo(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error);
        var exitCode = await ListeningCommandLine.RunAsync(args, io, TestContext.Current.CancellationToken);
        io.Flush();
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
