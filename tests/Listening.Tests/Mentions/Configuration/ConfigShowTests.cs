namespace Listening.Tests.Mentions.Configuration;

public sealed class ConfigShowTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Every_value_names_where_it_comes_from()
    {
        await WriteAsync("""
            {
              "defaults": { "every": "2h" },
              "units": {
                "u": {
                  "name": "Unit",
                  "queries": { "q": { "text": "coffee", "goal": "sales" } },
                  "sources": [ { "url": "https://a.example/?token=hunter2",
                                 "credentials": { "bearer": { "env": "SECRET" } } } ]
                }
              }
            }
            """);

        var run = await VerbRun.Of("config", "show", "--config", _path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            $"""
            units.u.name = Unit	({_path}:5)
            units.u.timeZone = UTC	(default)
            units.u.visibility = company	(default)
            units.u.bucket = year	(default)
            units.u.model = shipped	(default)
            units.u.responseTarget = none	(default)
            units.u.languages = none	(default)
            units.u.retention = 400d	(default)
            units.u.keepUnmatched.for = 14d	(default)
            units.u.keepUnmatched.megabytes = 256	(default)
            units.u.queries.q.text = coffee	({_path}:6)
            units.u.queries.q.goal = sales	({_path}:6)
            units.u.sources[0].credentials.bearer = (secret)	(environment SECRET)
            units.u.sources[0].id = 59768e71e22694f9	(default)
            units.u.sources[0].url = https://a.example/?token=***	({_path}:7)
            units.u.sources[0].every = 2h	({_path}:2)
            units.u.sources[0].politeness = host	(default)

            """,
            run.Output);
    }

    [Fact]
    public async Task Json_is_a_line_for_each_value()
    {
        await WriteAsync(ListenersText.Unit(""));

        var lines = (await VerbRun.Of("config", "show", "--config", _path, "--json")).Output.TrimEnd().Split('\n');

        Assert.Equal("""{"path":"units.u.name","value":"u","origin":"default"}""", lines[0]);
        Assert.Equal(10, lines.Length);
    }

    [Fact]
    public async Task A_faulty_file_is_wrong_use()
    {
        await WriteAsync("{}");

        var run = await VerbRun.Of("config", "show", "--config", _path);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{_path}:1:1: The key \"units\" is missing.", run.Error, StringComparison.Ordinal);
    }

    private Task WriteAsync(string json) => File.WriteAllTextAsync(_path, json, TestContext.Current.CancellationToken);
}
