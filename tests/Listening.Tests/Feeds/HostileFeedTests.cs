using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Listening.Feeds;

namespace Listening.Tests.Feeds;

/// <summary>Inputs made to break parsers. Those that are scenes for a server are played in <see cref="FeedPollerTests"/>.</summary>
public sealed class HostileFeedTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_hostile_document_ends_as_it_should()
    {
        var folder = SharedData.Path("feeds-hostile");
        using var trap = new TcpListener(IPAddress.Loopback, 47123);
        trap.Start();
        var faults = new List<string>();
        var inputs = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "expect.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("http", out _))
                continue;
            inputs++;
            Run(folder, json.RootElement, faults);
        }

        Assert.True(inputs > 40, "The hostile inputs were not read.");
        Assert.False(trap.Pending(), "Something connected to the trap.");
        Assert.True(FeedParser.Parse("<rss><channel><title>good</title></channel></rss>"u8, FeedContext.None, TestContext.Current.CancellationToken).Ok);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private void Run(string folder, JsonElement input, List<string> faults)
    {
        var id = input.GetProperty("id").GetString()!;
        var expect = input.GetProperty("expect");
        var bytes = input.TryGetProperty("file", out var file) ? File.ReadAllBytes(Path.Combine(folder, file.GetString()!)) : Generate(input.GetProperty("generate"));
        if (bytes is null)
            return;
        var context = FeedContext.None with { Address = new Uri(input.GetProperty("url").GetString()!), ContentType = ContentType(input) };
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var result = FeedParser.Parse(bytes, context, TestContext.Current.CancellationToken);
        var milliseconds = clock.ElapsedMilliseconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        clock.Restart();
        var again = FeedParser.Parse(bytes, context, TestContext.Current.CancellationToken);
        // The first run also pays for the compiler, and a busy machine for its neighbours.
        milliseconds = Math.Min(milliseconds, clock.ElapsedMilliseconds);
        output.WriteLine($"{id}: {(result.Ok ? $"{result.Document.Entries.Count} entries" : result.Error.Message)}, {milliseconds} ms, {allocated >> 20} MB");

        var outcome = expect.GetProperty("outcome").GetString();
        if (outcome != "either" && result.Ok != (outcome == "feed"))
            faults.Add($"{id}: wanted {outcome}, got {(result.Ok ? "a feed" : result.Error.Message)}");
        if (milliseconds > expect.GetProperty("maxMs").GetInt64())
            faults.Add($"{id}: {milliseconds} ms");
        if (allocated >> 20 > expect.GetProperty("maxAllocMB").GetInt64())
            faults.Add($"{id}: {allocated >> 20} MB allocated");
        Hygiene.Check(result);
        Facts(id, expect, result, again, faults);
    }

    private static void Facts(string id, JsonElement expect, FeedParseResult result, FeedParseResult again, List<string> faults)
    {
        if (expect.TryGetProperty("entries", out var entries) && result.Ok)
        {
            var (least, most) = entries.ValueKind == JsonValueKind.Array ? (entries[0].GetInt32(), entries[1].GetInt32()) : (entries.GetInt32(), entries.GetInt32());
            if (result.Document.Entries.Count < least || result.Document.Entries.Count > most)
                faults.Add($"{id}: {result.Document.Entries.Count} entries");
        }

        var everything = result.Ok ? Dump(result.Document) : result.Error.Message;
        foreach (var forbidden in expect.TryGetProperty("forbid", out var list) ? list.EnumerateArray().Select(item => item.GetString()!) : [])
        {
            if (everything.Contains(forbidden, StringComparison.OrdinalIgnoreCase))
                faults.Add($"{id}: the output holds {forbidden}");
        }

        foreach (var fact in expect.TryGetProperty("facts", out var facts) ? facts.EnumerateArray() : default)
        {
            if (!Holds(fact, result, again))
                faults.Add($"{id}: {fact.GetRawText()}");
        }
    }

    private static bool Holds(JsonElement fact, FeedParseResult result, FeedParseResult again) => fact.GetProperty("op").GetString() switch
    {
        "distinctIds" => result.Document!.Entries.Select(entry => entry.Id).Distinct().Count() == result.Document.Entries.Count,
        "stableIds" => result.Document!.Entries.Select(entry => entry.Id).SequenceEqual(again.Document!.Entries.Select(entry => entry.Id)),
        "maxLength" => ((string?)FeedFacts.Value(result.Document!, fact.GetProperty("path").GetString()!))?.Length <= fact.GetProperty("expected").GetInt32(),
        "nonEmpty" => FeedFacts.Value(result.Document!, fact.GetProperty("path").GetString()!) is not (null or ""),
        _ => FeedFacts.Holds(fact, result),
    };

    private static string Dump(FeedDocument document) => string.Join('\n', document.Entries.SelectMany(entry => new[]
    {
        entry.Id, entry.Link, entry.Title, entry.Summary, entry.Content, entry.SummaryHtml, entry.ContentHtml, entry.Author, entry.Comments, string.Join(' ', entry.Links), string.Join(' ', entry.Images),
    }).Append(document.Feed.Title).Append(document.Feed.Description).Append(document.Feed.Link));

    private static string? ContentType(JsonElement input) =>
        input.TryGetProperty("httpHeaders", out var headers) && headers.TryGetProperty("Content-Type", out var type) ? type.GetString() : null;

    // The bomb is for the poller; the parser would only see its size.
    private static byte[]? Generate(JsonElement recipe)
    {
        if (recipe.TryGetProperty("gzip", out _))
            return null;
        var text = new StringBuilder(recipe.GetProperty("prefix").GetString());
        Repeat("unit");
        text.Append(recipe.GetProperty("suffix").GetString());
        if (recipe.TryGetProperty("unit2", out _))
            Repeat("unit2");
        text.Append(recipe.TryGetProperty("suffix2", out var end) ? end.GetString() : "");
        return Encoding.UTF8.GetBytes(text.ToString());

        void Repeat(string name)
        {
            var unit = recipe.GetProperty(name).GetString()!;
            var numbered = unit.Contains("{i}", StringComparison.Ordinal);
            for (var i = 0; i < recipe.GetProperty("count").GetInt32(); i++)
                text.Append(numbered ? unit.Replace("{i}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) : unit);
        }
    }
}
