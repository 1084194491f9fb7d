using System.Net;
using System.Text.Json;
using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Listening.WebConsole;

namespace Listening.Tests.WebConsole;

public sealed class ConsoleServerTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new();
    private SqliteMentionStore _store = null!;
    private ConsoleServer _server = null!;

    private static ListenersConfig Units { get; } = new()
    {
        Units = new Dictionary<string, UnitConfig>
        {
            ["roastery"] = new() { Unit = "roastery", Name = "Roastery", TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), Lists = new Dictionary<string, string> { ["rare"] = "rare OR beans", ["drinks"] = "coffee" } },
            ["rental"] = new() { Unit = "rental", Name = "Rental", Lists = new Dictionary<string, string> { ["drinks"] = "tea" } },
        },
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = new SqliteMentionStore(Path.Combine(_folder.Path, "store.db"));
        var mentions = Enumerable.Range(1, 5).Select(number => SampleMention.Of($"{number:x32}") with
        {
            Title = number == 3 ? "rare beans" : "coffee",
            Timestamp = SampleMention.Noon.AddMinutes(number),
        });
        await _store.WriteAsync(new() { Operations = [.. mentions.Select(mention => new StoreOperation.PutMention(mention, "log"))], Checkpoints = new Dictionary<string, long> { ["log"] = 5 }, Now = SampleMention.Noon.AddDays(1) }, Stop);
        _server = await ConsoleServer.StartAsync("http://127.0.0.1:0", _store, () => Units, TimeProvider.System, Stop);
        _client.BaseAddress = new Uri(_server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_search_finds_what_the_query_says()
    {
        using var answer = await GetAsync("/api/v1/mentions?q=rare", HttpStatusCode.OK);
        var mention = Assert.Single(answer.RootElement.GetProperty("mentions").EnumerateArray());
        Assert.Equal("rare beans", mention.GetProperty("title").GetString());
        Assert.EndsWith("Z", mention.GetProperty("@timestamp").GetString());
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            using var page = await GetAsync("/api/v1/mentions?limit=2" + (cursor.Length > 0 ? "&cursor=" + cursor : ""), HttpStatusCode.OK);
            seen.AddRange(page.RootElement.GetProperty("mentions").EnumerateArray().Select(mention => mention.GetProperty("id").GetString()!));
            cursor = page.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.Equal([5, 4, 3, 2, 1], seen.Select(id => Convert.ToInt32(id, 16)));
    }

    [Fact]
    public async Task One_mention_comes_with_its_history()
    {
        using var answer = await GetAsync($"/api/v1/mentions/{3:x32}", HttpStatusCode.OK);
        Assert.Equal("rare beans", answer.RootElement.GetProperty("mention").GetProperty("title").GetString());
        using var missing = await GetAsync("/api/v1/mentions/nothing", HttpStatusCode.NotFound);
        Assert.Contains("nothing", missing.RootElement.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("/api/v1/stats", "total", 5)]
    [InlineData("/api/v1/stats?q=coffee", "total", 4)]
    [InlineData("/api/v1/stats?q=list:rare", "total", 1)]
    [InlineData("/api/v1/stats?q=list:drinks&unit=roastery", "total", 4)]
    public async Task Stats_count(string path, string field, int expected)
    {
        using var answer = await GetAsync(path, HttpStatusCode.OK);
        Assert.Equal(expected, answer.RootElement.GetProperty(field).GetInt32());
    }

    [Fact]
    public async Task Stats_count_by_a_facet_and_over_time()
    {
        using var facet = await GetAsync("/api/v1/stats?by=unit", HttpStatusCode.OK);
        Assert.Equal(5, Assert.Single(facet.RootElement.GetProperty("values").EnumerateArray()).GetProperty("count").GetInt32());
        using var days = await GetAsync("/api/v1/stats?by=day", HttpStatusCode.OK);
        Assert.Equal(5, Assert.Single(days.RootElement.GetProperty("times").EnumerateArray()).GetProperty("count").GetInt32());
        using var unitDays = await GetAsync("/api/v1/stats?by=day&unit=roastery", HttpStatusCode.OK);
        Assert.Equal("2026-03-09T15:00:00.000Z", Assert.Single(unitDays.RootElement.GetProperty("times").EnumerateArray()).GetProperty("start").GetString());
    }

    [Theory]
    [InlineData("/api/v1/mentions?q=a%20b", "Two terms")]
    [InlineData("/api/v1/mentions?q=list:drinks", "The list \"drinks\" means different things in the units roastery, rental")]
    [InlineData("/api/v1/mentions?limit=0", "limit=0")]
    [InlineData("/api/v1/mentions?limit=many", "limit=many")]
    [InlineData("/api/v1/mentions?sort=best", "sort=best")]
    [InlineData("/api/v1/mentions?since=yesterday", "since=yesterday")]
    [InlineData("/api/v1/mentions?cursor=broken", "cursor")]
    [InlineData("/api/v1/stats?by=mood", "by=mood")]
    [InlineData("/api/v1/stats?by=1", "by=1")]
    public async Task What_is_wrong_is_told_as_problem_details(string path, string says)
    {
        using var problem = await GetAsync(path, HttpStatusCode.BadRequest);
        Assert.Contains(says, problem.RootElement.GetProperty("detail").GetString());
        Assert.Equal(400, problem.RootElement.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_fault_in_the_query_has_its_position()
    {
        using var problem = await GetAsync("/api/v1/mentions?q=coffee%20tea", HttpStatusCode.BadRequest);
        Assert.Equal(7, problem.RootElement.GetProperty("position").GetInt32());
    }

    [Fact]
    public async Task A_foreign_host_name_is_not_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/mentions") { Headers = { Host = "evil.example" } };
        using var answer = await _client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://example.org:8080")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("nonsense")]
    public async Task Only_an_address_of_this_machine_is_served(string url) =>
        await Assert.ThrowsAsync<ArgumentException>(() => ConsoleServer.StartAsync(url, _store, () => null, TimeProvider.System, Stop));

    private async Task<JsonDocument> GetAsync(string path, HttpStatusCode status)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Equal(status, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
    }
}
