using System.Text;
using System.Text.Json;
using Listening.CommandLine;
using Listening.Sentiment;

namespace Listening.Tests.Sentiment;

public sealed class SentimentVerbsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Classify_answers_every_line_in_order_empty_ones_too()
    {
        var input = string.Concat(Enumerable.Range(0, 3000).Select(i => i % 7 == 0 ? "\n" : $"the espresso number {i} is wonderful\r\n")) + "no line feed at the end";
        var (exitCode, output, _) = await RunAsync(input, "classify", "-", "--json");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((0, 3001), (exitCode, lines.Length));
        for (var i = 0; i < lines.Length; i++)
        {
            using var answer = JsonDocument.Parse(lines[i]);
            Assert.Equal(i == 3000 || i % 7 != 0 ? "en" : "und", answer.RootElement.GetProperty("language").GetString());
        }
    }

    [Fact]
    public async Task Classify_prints_the_fields_of_the_contract()
    {
        var (_, output, _) = await RunAsync("The new roast is wonderful\n", "classify", "--json");
        using var answer = JsonDocument.Parse(output);
        Assert.Equal(["label", "negative", "neutral", "positive", "confidence", "language", "model"], answer.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("positive", answer.RootElement.GetProperty("label").GetString());
        Assert.Equal(1, ((string[])["negative", "neutral", "positive"]).Sum(name => answer.RootElement.GetProperty(name).GetDouble()), 1e-5);
    }

    [Fact]
    public async Task Classify_steers_no_terminal()
    {
        var (_, output, _) = await RunAsync("I love \u001B]0;owned\u0007 this\u001B[31m \u202Eroast\n", "classify");
        Assert.Matches("^[a-z]+\t0\\.[0-9]{2}\tI love ", output);
        Assert.DoesNotContain(output, c => c is '\u001B' or '\u0007' or '\u202E');
    }

    [Fact]
    public async Task A_line_longer_than_a_block_is_one_text()
    {
        var (_, output, _) = await RunAsync(new string('a', 1 << 20) + "\nb\n", "classify", "--json");
        Assert.Equal(2, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_a_text_like_any_other()
    {
        var (exitCode, output, _) = await RunAsync([0xFF, 0xC3, (byte)'\n', (byte)'a', (byte)'\n'], "classify", "--json");
        Assert.Equal((0, 2), (exitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Theory]
    [InlineData("classify", "nowhere.txt", "nowhere.txt: cannot be read")]
    [InlineData("classify --model nowhere.zip", "-", "nowhere.zip: the model file cannot be read")]
    [InlineData("evaluate --data", "nowhere.tsv", "nowhere.tsv: cannot be read")]
    [InlineData("train --out nowhere/m.zip --data", "a.tsv", "nowhere/m.zip: the folder does not exist")]
    [InlineData("train --out m.zip --data", "ours_val.tsv", "ours_val.tsv: files ending in _val or _test are for 'listening evaluate'")]
    public async Task Wrong_use_is_one_clear_line_and_exit_code_2(string command, string last, string says)
    {
        var (exitCode, output, error) = await RunAsync("", [.. command.Split(' '), last]);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("listening: " + says, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_faulty_line_is_named_with_file_and_number()
    {
        File.WriteAllText(_folder.File("a.tsv"), "text\tlabel\nfine\tgood\n");
        var (exitCode, _, error) = await RunAsync("", "evaluate", "--data", _folder.File("a.tsv"));
        Assert.Equal(2, exitCode);
        Assert.StartsWith($"listening: {_folder.File("a.tsv")}:2: the label is 'good'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_trained_evaluated_and_used()
    {
        File.WriteAllLines(_folder.File("ours.tsv"), ["text\tlabel", .. SmallModel.Texts.Select(text => $"{text.Text}\t{text.Label.ToString().ToLowerInvariant()}")]);
        var model = _folder.File("ours.zip");
        var trained = await RunAsync("", "train", "--data", _folder.Path, "--out", model, "--seed", "3");
        Assert.Equal(0, trained.ExitCode);
        Assert.Contains("learnt from    120 texts in 1 files", trained.Output, StringComparison.Ordinal);
        Assert.Equal("listening train --data FOLDER --out ours.zip --seed 3", SentimentModel.Load(model).Manifest.Command);

        var evaluated = await RunAsync("", "evaluate", "--data", _folder.File("ours.tsv"), "--model", model, "--json");
        using var report = JsonDocument.Parse(evaluated.Output);
        Assert.InRange(report.RootElement.GetProperty("report").GetProperty("macro_recall").GetDouble(), 0.9, 1);

        var classified = await RunAsync("best kettle everrrr\n", "classify", "--model", model, "--json");
        Assert.Contains("\"model\":\"ours-", classified.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(string input, params string[] args) => RunAsync(Encoding.UTF8.GetBytes(input), args);

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(byte[] input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var io = new CommandIo(new MemoryStream(input), output, error);
        var exitCode = await ListeningCommandLine.RunAsync(args, io, TestContext.Current.CancellationToken);
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
