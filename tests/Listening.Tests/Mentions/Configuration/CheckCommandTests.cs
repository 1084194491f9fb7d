using System.Text.Json.Nodes;

namespace Listening.Tests.Mentions.Configuration;

public sealed class CheckCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("check").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_example_at_the_top_is_sound()
    {
        var run = await VerbRun.Of("check", Repository.Path("listeners.json"));

        Assert.Equal((0, $"{Repository.Path("listeners.json")} is sound.\n"), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            platform	Cloud platform	3 queries	6 examples	8 sources
            newsroom	Press office	3 queries	5 examples	6 sources
            talent	Recruitment	2 queries	3 examples	4 sources

            """,
            run.Output);
    }

    [Fact]
    public async Task A_faulty_file_gives_every_fault_its_line_and_exit_code_2()
    {
        var path = Written("\"nme\":\"x\",\"every\":\"5x\"");

        var run = await VerbRun.Of("check", path);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            [
                $"{path}:1:16: units.u.nme: The key \"nme\" is not known here. Did you mean \"name\"?",
                $"{path}:1:34: units.u.every: \"5x\" is no duration. Write a whole number and s, m, h, d or w: \"30s\", \"5m\", \"1h\", \"400d\", \"2w\".",
                $"listening: {path} has 2 faults.",
            ],
            run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_missing_file_is_wrong_use()
    {
        var path = Path.Combine(_folder, "none.json");

        var run = await VerbRun.Of("check", path);

        Assert.Equal((2, $"{path}: There is no such file.\nlistening: {path} has 1 fault.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task The_option_names_the_file_as_well()
    {
        var run = await VerbRun.Of("check", "--config", Written("\"queries\":{\"q\":\"coffee\"},\"sources\":[\"https://a.example/\"]"));

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Advice_alone_is_no_failure()
    {
        var run = await VerbRun.Of("check", Written(""));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("advice: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("This unit has no queries: it will hear nothing.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_example_that_fails_is_a_bad_answer()
    {
        var path = Written("\"queries\":{\"q\":{\"text\":\"coffee\",\"mustMatch\":[\"coffee\",\"tea\"],\"mustNotMatch\":[\"tea\",\"Coffee!\"]}},\"sources\":[\"https://a.example/\"]");

        var run = await VerbRun.Of("check", path);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                $"{path}: units.u.queries.q.mustMatch[1]: the query does not match \"tea\".",
                $"{path}: units.u.queries.q.mustNotMatch[1]: the query matches \"Coffee!\".",
                $"listening: {path} is well-formed, but 2 examples and 0 polls failed.",
            ],
            run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Examples_run_with_lists_other_queries_and_every_operator()
    {
        var path = Written("""
            "lists":{"drinks":"coffee OR mate"},"sources":["https://a.example/"],"queries":{
              "near":{"text":"query:shop NEAR/2 list:drinks","mustMatch":["a shop with coffee","Mate shop"],"mustNotMatch":["a shop that no longer sells coffee","shop","coffee"]},
              "shop":"shop* OR caf?","all":{"text":"query:s* AND ATLEAST/2(tea) AND FIRST/3(tea)","mustMatch":["tea cafe tea"],"mustNotMatch":["tea cafe","one cafe with tea and tea"]}}
            """);

        var run = await VerbRun.Of("check", path);

        Assert.Equal((0, $"{path} is sound.\n"), (run.ExitCode, run.Error));
        Assert.Contains("3 queries\t8 examples", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_object()
    {
        var run = await VerbRun.Of("check", Written("\"nme\":1"), "--json");

        var json = JsonNode.Parse(run.Output)!;
        Assert.Equal((2, false), (run.ExitCode, json["ok"]!.GetValue<bool>()));
        Assert.Equal("""{"path":"units.u.nme","line":1,"column":16,"message":"The key \u0022nme\u0022 is not known here.","suggestion":"Did you mean \u0022name\u0022?"}""", json["problems"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task Json_counts_what_each_unit_has()
    {
        var json = JsonNode.Parse((await VerbRun.Of("check", Repository.Path("listeners.json"), "--json")).Output)!;

        Assert.True(json["ok"]!.GetValue<bool>());
        Assert.Equal("""{"unit":"talent","name":"Recruitment","queries":2,"sources":4}""", json["units"]![2]!.ToJsonString());
    }

    private string Written(string keys)
    {
        var path = Path.Combine(_folder, "listeners.json");
        File.WriteAllText(path, ListenersText.Unit(keys));
        return path;
    }
}
