using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Xml.Linq;
using Listening.Demo;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Demo;

public sealed class DemoServerTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Start);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Every_document_is_well_formed_and_lists_every_post_of_its_source_at_the_end()
    {
        await using var server = await StartAsync(once: true);
        foreach (var source in server.Content.Sources)
        {
            var bytes = await _http.GetByteArrayAsync(Feed(server, source), Stop);
            Assert.Equal(source.Posts.Count, EntriesOf(source.Format, bytes));
        }
    }

    [Fact]
    public async Task A_feed_document_carries_what_was_written()
    {
        await using var server = await StartAsync(once: true);
        var rss = XDocument.Parse(await _http.GetStringAsync(Feed(server, server.Content.Source("kettle-talk")!), Stop));
        var item = rss.Descendants("item").Single(item => item.Element("guid")!.Value == "https://kettle-talk.example/posts/1");
        Assert.Equal("Fogline at 1:2.4, finally", item.Element("title")!.Value);
        Assert.StartsWith("Third bag of Fogline", item.Element("description")!.Value, StringComparison.Ordinal);
        Assert.Equal("mossgarden", item.Element(XName.Get("creator", "http://purl.org/dc/elements/1.1/"))!.Value);
        Assert.InRange(DateTimeOffset.Parse(item.Element("pubDate")!.Value), Start.AddDays(-31), Start);
    }

    [Fact]
    public async Task Entries_of_the_source_without_ids_have_none()
    {
        await using var server = await StartAsync(once: true);
        var source = server.Content.Sources.Single(source => source.WithoutIds);
        var rss = XDocument.Parse(await _http.GetStringAsync(Feed(server, source), Stop));
        Assert.Empty(rss.Descendants("guid"));
        Assert.Equal(source.Posts.Count, rss.Descendants("item").Select(item => item.Element("link")!.Value).Distinct().Count());
    }

    [Fact]
    public async Task A_double_listed_post_has_the_same_guid_and_link_in_both_sources()
    {
        await using var server = await StartAsync(once: true);
        var post = server.Content.Source("planet-coffee")!.Posts.First(post => post.SameAs is not null);
        var here = await _http.GetStringAsync(Feed(server, server.Content.Source("planet-coffee")!), Stop);
        var there = await _http.GetStringAsync(Feed(server, server.Content.Source(post.SameAs!.Value.Source)!), Stop);
        foreach (var shared in new[] { DemoAddress.Guid(server.Content, post), new Uri(server.BaseAddress, DemoAddress.Page(post)).AbsoluteUri })
        {
            Assert.Contains(shared, here, StringComparison.Ordinal);
            Assert.Contains(shared, there, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_visitor_who_has_the_document_gets_304(bool byTag)
    {
        await using var server = await StartAsync();
        var address = Feed(server, server.Content.Source("brewfolk")!);
        using var first = await _http.GetAsync(address, Stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (byTag)
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        else
            request.Headers.IfModifiedSince = first.Content.Headers.LastModified;
        using var second = await _http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task Another_tag_gets_the_document()
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Feed(server, server.Content.Source("brewfolk")!));
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"stale\""));
        request.Headers.IfModifiedSince = Start.AddDays(1);
        using var response = await _http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task New_posts_appear_while_time_passes_until_all_are_out()
    {
        await using var server = await StartAsync();
        var all = server.Expected.Entries.Count;
        var backlog = server.World.Published(Start);
        Assert.InRange(backlog, all * 7 / 10, all - 1);
        Assert.InRange(server.World.Published(Start.AddMinutes(1)), backlog + 5, all - 1);
        Assert.InRange(server.World.End, Start.AddMinutes(2), Start.AddMinutes(15));

        var address = Feed(server, server.Content.Source("brewfolk")!);
        var before = EntriesOf(DemoFormat.Json, await _http.GetByteArrayAsync(address, Stop));
        _time.SetUtcNow(server.World.End);
        var after = EntriesOf(DemoFormat.Json, await _http.GetByteArrayAsync(address, Stop));
        Assert.True(before < after);
        Assert.Equal(server.Content.Source("brewfolk")!.Posts.Count, after);
    }

    [Fact]
    public async Task A_demo_that_runs_once_publishes_everything_at_the_start()
    {
        await using var server = await StartAsync(once: true);
        Assert.Equal(server.Expected.Entries.Count, server.World.Published(Start));
    }

    [Fact]
    public async Task The_moved_feed_redirects_for_good()
    {
        await using var server = await StartAsync();
        var source = server.Content.Sources.Single(source => source.Moved);
        using var response = await _http.GetAsync(new Uri(server.BaseAddress, DemoAddress.Configured(source)), Stop);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        var moved = await _http.GetByteArrayAsync(new Uri(server.BaseAddress, response.Headers.Location!), Stop);
        Assert.True(EntriesOf(source.Format, moved) > 0);
    }

    [Fact]
    public async Task The_failing_feed_fails_in_three_ways_and_comes_back_each_time()
    {
        await using var server = await StartAsync(stall: TimeSpan.Zero);
        var source = server.Content.Sources.Single(source => source.Flaky);
        var address = Feed(server, source);
        async Task<HttpResponseMessage> Well() => Assert.Single([await _http.GetAsync(address, Stop)], response => response.IsSuccessStatusCode);

        using var one = await Well();
        using var busy = await _http.GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
        Assert.NotNull(busy.Headers.RetryAfter);
        using var three = await Well();
        var garbage = await _http.GetStringAsync(address, Stop);
        Assert.Throws<System.Xml.XmlException>(() => XDocument.Parse(garbage));
        using var five = await Well();
        await Assert.ThrowsAsync<HttpRequestException>(() => _http.GetAsync(address, Stop));
        using var seven = await Well();
        Assert.True(EntriesOf(source.Format, await seven.Content.ReadAsByteArrayAsync(Stop)) > 0);
    }

    [Fact]
    public async Task A_live_demo_edits_when_the_edit_is_due()
    {
        await using var server = await StartAsync();
        var (address, before, after) = Edit(server);
        Assert.Contains(before, await _http.GetStringAsync(address, Stop), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromMinutes(2));
        var edited = await _http.GetStringAsync(address, Stop);
        Assert.Contains(after, edited, StringComparison.Ordinal);
        Assert.DoesNotContain(before, edited, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_that_runs_once_edits_on_the_second_visit()
    {
        await using var server = await StartAsync(once: true);
        var (address, before, after) = Edit(server);
        Assert.Contains(before, await _http.GetStringAsync(address, Stop), StringComparison.Ordinal);
        Assert.Contains(after, await _http.GetStringAsync(address, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edits_can_be_published_by_hand()
    {
        await using var server = await StartAsync();
        server.PublishEdits();
        var (address, _, after) = Edit(server);
        Assert.Contains(after, await _http.GetStringAsync(address, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_entry_has_a_page()
    {
        await using var server = await StartAsync(once: true);
        foreach (var path in server.Expected.Entries.Where((_, index) => index % 25 == 0).Select(entry => entry.Path))
        {
            using var page = await _http.GetAsync(new Uri(server.BaseAddress, path), Stop);
            Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        }

        using var missing = await _http.GetAsync(new Uri(server.BaseAddress, "/kettle-talk/posts/nothing"), Stop);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Two_servers_with_the_same_seed_serve_the_same_bytes_at_the_same_instant()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        _time.Advance(TimeSpan.FromSeconds(50));
        foreach (var source in one.Content.Sources)
        {
            var here = await _http.GetStringAsync(Feed(one, source), Stop);
            var there = await _http.GetStringAsync(Feed(two, source), Stop);
            Assert.Equal(here.Replace(one.BaseAddress.Authority, "host", StringComparison.Ordinal), there.Replace(two.BaseAddress.Authority, "host", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Another_seed_gives_other_times()
    {
        await using var one = await StartAsync();
        await using var two = await DemoServer.StartAsync(new DemoOptions { Seed = 7 }, _time, Stop);
        Assert.NotEqual(one.World.End, two.World.End);
    }

    private Task<DemoServer> StartAsync(bool once = false, TimeSpan? stall = null) =>
        DemoServer.StartAsync(new DemoOptions { Once = once, Stall = stall ?? TimeSpan.FromSeconds(4) }, _time, Stop);

    private static Uri Feed(DemoServer server, DemoSource source) => new(server.BaseAddress, DemoAddress.Feed(source));

    private static (Uri Address, string Before, string After) Edit(DemoServer server) =>
        (Feed(server, server.Content.Source("kettle-talk")!), "D-118 and later are fine", "D-118 is affected too");

    private static int EntriesOf(DemoFormat format, byte[] bytes)
    {
        if (format == DemoFormat.Json)
        {
            using var json = JsonDocument.Parse(bytes);
            return json.RootElement.GetProperty("items").GetArrayLength();
        }

        var name = format == DemoFormat.Atom ? "entry" : "item";
        return XDocument.Load(new MemoryStream(bytes)).Descendants().Count(element => element.Name.LocalName == name);
    }
}
