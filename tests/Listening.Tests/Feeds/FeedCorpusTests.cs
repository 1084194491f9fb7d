using System.Text.Json;
using Listening.Feeds;

namespace Listening.Tests.Feeds;

/// <summary>The facts about real and hand-made feeds that other projects wrote down.</summary>
public sealed class FeedCorpusTests(ITestOutputHelper output)
{
    private const double Least = 0.975;

    [Fact]
    public void The_corpus_facts_hold()
    {
        var folder = SharedData.Path("feeds");
        var held = 0;
        var total = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "cases.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var fact = json.RootElement;
            if (fact.GetProperty("tier").GetString() != "core")
                continue;
            total++;
            if (FeedFacts.Holds(fact, Parse(folder, fact)))
                held++;
        }

        output.WriteLine($"{held} of {total} core facts hold: {100.0 * held / total:F2} %");
        Assert.True(total > 5_000, "The corpus was not read.");
        Assert.True(held >= Least * total, $"Only {held} of {total} core facts hold.");
    }

    [Fact]
    public void No_cut_or_damaged_document_breaks_the_parser()
    {
        var random = new Random(20_261_122);
        var documents = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SharedData.Path("feeds"), "files"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, index) => index % 7 == 0))
        {
            var bytes = File.ReadAllBytes(file);
            if (bytes.Length is 0 or > 200_000)
                continue;
            documents++;
            for (var cut = 1; cut < 8; cut++)
                Assert.NotNull(FeedParser.Parse(bytes.AsSpan(0, bytes.Length * cut / 8), FeedContext.None, TestContext.Current.CancellationToken));
            for (var flips = bytes.Length / 100; flips >= 0; flips--)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            Hygiene.Check(FeedParser.Parse(bytes, FeedContext.None, TestContext.Current.CancellationToken));
        }

        Assert.True(documents > 100, "The corpus was not read.");
    }

    private readonly Dictionary<string, FeedParseResult> _parsed = [];

    private FeedParseResult Parse(string folder, JsonElement fact)
    {
        var file = fact.GetProperty("file").GetString()!;
        var headers = fact.TryGetProperty("httpHeaders", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
        var contentType = Header(headers, "content-type") ?? (fact.TryGetProperty("contentType", out var type) ? type.GetString() : null);
        var url = fact.TryGetProperty("url", out var address) ? address.GetString() : null;
        var key = $"{file} {url} {contentType} {(headers.ValueKind == JsonValueKind.Object ? headers.GetRawText() : "")}";
        if (_parsed.TryGetValue(key, out var known))
            return known;
        var context = FeedContext.None with
        {
            Address = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null,
            ContentType = contentType,
            ContentLocation = Header(headers, "content-location"),
            ContentLanguage = Header(headers, "content-language"),
        };
        return _parsed[key] = FeedParser.Parse(File.ReadAllBytes(Path.Combine(folder, file)), context, TestContext.Current.CancellationToken);
    }

    private static string? Header(JsonElement headers, string name) => headers.ValueKind != JsonValueKind.Object ? null
        : headers.EnumerateObject().FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
