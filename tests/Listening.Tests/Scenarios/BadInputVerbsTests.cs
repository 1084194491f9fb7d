
namespace Listening.Tests.Scenarios;

public sealed class BadInputVerbsTests : IAsyncLifetime
{
    // Reading its first page fails for root as well.
    private const string Unreadable = "/proc/self/mem";

    private readonly TemporaryFolder _folder = new();
    private HeardFolder _heard = null!;

    public static TheoryData<string> Verbs { get; } = [.. BadInputVerbs.All.Select(verb => verb.Path)];

    private string Empty => Directory.CreateDirectory(_folder.File("empty")).FullName;

    public async ValueTask InitializeAsync() => _heard = await HeardFolder.CreateAsync([], TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _heard.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_ends_with_an_example(string verb)
    {
        var run = await BadInputRun.Of([.. verb.Split(' '), "--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith($"Example:\n  {BadInputVerbs.All.Single(known => known.Path == verb).Verb.Example}\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task An_unknown_option_is_named_with_the_verb_s_own_help(string verb)
    {
        var run = await BadInputRun.Of([.. verb.Split(' '), "--bogus"]);

        run.Refuses(2, "--bogus", $"See: listening {verb} --help");
    }

    [Theory]
    [InlineData("", "listening demo")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("listen", "--unit")]
    [InlineData("act", "act")]
    [InlineData("explain", "explain")]
    [InlineData("match", "--queries")]
    [InlineData("parse", "--batch")]
    [InlineData("train", "--data")]
    [InlineData("train --data x.tsv", "--out")]
    [InlineData("export", "--out")]
    [InlineData("import", "--unit")]
    [InlineData("import x.jsonl", "--unit")]
    [InlineData("import --unit roastery", "import")]
    [InlineData("backup", "backup")]
    [InlineData("config", "config")]
    [InlineData("dead-letters", "dead-letters")]
    [InlineData("dead-letters show", "dead-letters show")]
    [InlineData("dead-letters retry", "dead-letters retry")]
    [InlineData("dead-letters drop", "dead-letters drop")]
    [InlineData("query --limit", "--limit")]
    public async Task What_is_missing_is_named(string command, string said) =>
        (await BadInputRun.Of(command.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Refuses(2, said);

    [Theory]
    [InlineData("query --limit many", "--limit")]
    [InlineData("query --limit 0", "--limit 0")]
    [InlineData("query --limit 10001", "export")]
    [InlineData("query --sort best", "newest, oldest or relevance")]
    [InlineData("query --since yesterday", "--since yesterday")]
    [InlineData("query --until 9999999999999d", "--until 9999999999999d")]
    [InlineData("query a b", "b")]
    [InlineData("stats --by mood", "mood")]
    [InlineData("stats --limit -1", "--limit")]
    [InlineData("export --out hits.xlsx", ".jsonl or .csv")]
    [InlineData("up --grace soon", "--grace")]
    [InlineData("up --grace 0", "--grace")]
    [InlineData("up --grace NaN", "--grace")]
    [InlineData("import x.jsonl --unit ../escape", "../escape")]
    [InlineData("import x.jsonl --unit store", "store")]
    [InlineData("act 0123 --status sleeping", "sleeping")]
    [InlineData("act 0123", "--status")]
    [InlineData("train --data x_val.tsv --out m.zip", "_val")]
    [InlineData("train --data x.tsv --out m.zip --seed one", "--seed")]
    [InlineData("parse x.xml --url not-an-address", "not-an-address")]
    [InlineData("explain coffee --text a --id b", "--text and --id")]
    [InlineData("demo --set Polling", "KEY=VALUE")]
    public async Task A_value_that_is_no_such_value_is_named(string command, string said)
    {
        string[] parts = command.Split(' ');
        var needsData = parts[0] is "query" or "stats" or "export" or "act" or "import";
        (await BadInputRun.Of(needsData ? [.. parts, "--data", _heard.Data] : parts is ["up", ..] ? [.. parts, "--data", Empty, "--config", Repository.Path("listeners.json")] : parts)).Refuses(2, said);
    }

    [Theory]
    [InlineData("query")]
    [InlineData("stats")]
    [InlineData("export --out -")]
    [InlineData("explain")]
    public async Task A_faulty_query_is_shown_with_carets_under_each_fault(string verb)
    {
        foreach (var (query, said) in ((string, string)[])[("(coffee", "^"), ("tilte:x", "title:"), ("\"open", "^"), ("coffee AND", "^"), ("NEAR/x", "^"), ("sentiment:happy", "^"), (new string('(', 5_000), "^"), ("published:>never", "^")])
        {
            var run = await BadInputRun.Of([.. verb.Split(' '), query, .. verb == "explain" ? Array.Empty<string>() : ["--data", _heard.Data]]);
            Assert.True(run is { ExitCode: 2, Output: "" } && run.Error.StartsWith("listening: ", StringComparison.Ordinal), $"{run}");
            Assert.Contains(said, run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, int, string> Files => new()
    {
        { "parse {missing}", 1, "{missing}" },
        { "parse {folder}", 1, "{folder}" },
        { "parse {unreadable}", 1, "{unreadable}" },
        { "parse {noise}", 1, "{noise}" },
        { "parse --batch {missing}", 2, "{missing}" },
        { "parse --batch {folder}", 2, "{folder}" },
        { "parse --batch {unreadable}", 2, "{unreadable}" },
        { "match --queries {missing}", 2, "{missing}" },
        { "match --queries {folder}", 2, "{folder}" },
        { "match --queries {unreadable}", 2, "{unreadable}" },
        { "match --queries {noise}", 2, "{noise}" },
        { "classify {missing}", 2, "{missing}" },
        { "classify {folder}", 2, "{folder}" },
        { "classify {unreadable}", 2, "{unreadable}" },
        { "classify --model {missing}", 2, "{missing}" },
        { "classify --model {folder}", 2, "{folder}" },
        { "classify --model {unreadable}", 2, "{unreadable}" },
        { "classify --model {noise}", 2, "{noise}" },
        { "evaluate --data {missing}", 2, "{missing}" },
        { "evaluate --data {folder}", 2, "{folder}" },
        { "evaluate --data {unreadable}", 2, "{unreadable}" },
        { "evaluate --data {noise}", 2, "{noise}" },
        { "evaluate --model {noise}", 2, "{noise}" },
        { "train --data {missing} --out {new}", 2, "{missing}" },
        { "train --data {folder} --out {new}", 2, "{folder}" },
        { "train --data {unreadable} --out {new}", 2, "{unreadable}" },
        { "train --data {noise} --out {new}", 2, "{noise}" },
        { "train --data {noise} --out {missing}/m.zip", 2, "{missing}" },
        { "import {missing} --unit roastery --data {folder}", 2, "{missing}" },
        { "import {folder} --unit roastery --data {folder}", 2, "{folder}" },
        { "import {unreadable} --unit roastery --data {folder}", 2, "{unreadable}" },
        { "export --out {missing}/x.csv --data {data}", 2, "{missing}/x.csv" },
        { "export --out {noise}/x.csv --data {data}", 2, "{noise}/x.csv" },
        { "export --out {taken}.csv --data {data}", 2, "{taken}.csv" },
        { "backup {noise} --data {data}", 2, "{noise}" },
        { "backup {noise}/x --data {data}", 2, "{noise}" },
        { "backup {full} --data {data}", 2, "{full}" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_cannot_be_used_is_named(string command, int exitCode, string said)
    {
        if (command.Contains("{unreadable}", StringComparison.Ordinal) && !File.Exists(Unreadable))
            Assert.Skip($"There is no {Unreadable} here, and a file mode does not keep root from reading.");
        await File.WriteAllTextAsync(_folder.File("noise"), "\u001b[31m{\"no\": such file", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_folder.File("taken.csv"));
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(_folder.File("full")).FullName, "store.db"), "", TestContext.Current.CancellationToken);
        var before = Everything();

        var run = await BadInputRun.Of(Filled(command).Split(' '));

        run.Refuses(exitCode, Filled(said));
        Assert.Equal(before, Everything());
    }

    private string Filled(string text) => text
        .Replace("{missing}", _folder.File("missing"), StringComparison.Ordinal)
        .Replace("{data}", _heard.Data, StringComparison.Ordinal)
        .Replace("{folder}", Empty, StringComparison.Ordinal)
        .Replace("{unreadable}", Unreadable, StringComparison.Ordinal)
        .Replace("{noise}", _folder.File("noise"), StringComparison.Ordinal)
        .Replace("{taken}", _folder.File("taken"), StringComparison.Ordinal)
        .Replace("{full}", _folder.File("full"), StringComparison.Ordinal)
        .Replace("{new}", _folder.File("new.zip"), StringComparison.Ordinal);

    // The data folder's own files may come into being; nothing else may.
    private string[] Everything() => [.. Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Where(path => !path.StartsWith(Empty, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
