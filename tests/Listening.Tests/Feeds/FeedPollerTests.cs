using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Listening.Feeds;
using Microsoft.AspNetCore.Http;
using static Listening.Tests.Feeds.LoopbackServer;

namespace Listening.Tests.Feeds;

public sealed class FeedPollerTests
{
    [Fact]
    public async Task A_feed_is_fetched_parsed_and_remembered()
    {
        await using var server = await StartAsync(context => Answer(context, 200, ("ETag", "W/\"a b\""), ("Last-Modified", "Sun, 1 Mar 2026 11:00:00 GMT")));
        await using var polling = new Polling();

        var result = await polling.PollAsync(server["/feed"]);

        Assert.Equal(PollOutcome.Fetched, result.Outcome);
        Assert.Equal("One", Assert.Single(result.Document!.Entries).Title);
        Assert.Equal("W/\"a b\"", result.After.ETag);
        Assert.Equal("Sun, 1 Mar 2026 11:00:00 GMT", result.After.LastModified);
        Assert.Equal("Loopback", result.After.Title);
        Assert.Equal(polling.Clock.GetUtcNow(), result.After.LastUnconditional);
        Assert.Equal(PollReasons.Every, result.After.NextReason);
        Assert.InRange(result.After.NextPoll!.Value - polling.Clock.GetUtcNow(), TimeSpan.FromHours(1), TimeSpan.FromHours(1.05));
    }

    [Fact]
    public async Task A_request_says_who_asks_and_nothing_else()
    {
        await using var server = await StartAsync(context => Answer(context));
        await using var polling = new Polling(options => options.ContactUrl = new Uri("https://example.org/about"));

        await polling.PollAsync(server["/feed"]);

        var headers = Assert.Single(server.Requests).Headers;
        Assert.Matches(@"^Listening/\d+\.\d+\.\d+ \(\+https://example\.org/about\)$", headers["User-Agent"]);
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], headers.Keys.Order());
    }

    [Fact]
    public async Task A_304_keeps_the_validators_and_takes_new_ones()
    {
        await using var server = await StartAsync(context => context.Request.Headers.IfNoneMatch.Count > 0 ? Answer(context, 304, ("ETag", "\"2\"")) : Answer(context, 200, ("ETag", "\"1\""), ("Last-Modified", "raw text")));
        await using var polling = new Polling();

        var first = await polling.PollAsync(server["/feed"]);
        var second = await polling.PollAsync(server["/feed"], first.After);

        var headers = server.Requests.Last().Headers;
        Assert.Equal("\"1\"", headers["If-None-Match"]);
        Assert.Equal("raw text", headers["If-Modified-Since"]);
        Assert.Equal(PollOutcome.NotModified, second.Outcome);
        Assert.Equal("\"2\"", second.After.ETag);
        Assert.Equal("raw text", second.After.LastModified);
        Assert.Equal(first.After.BodyHash, second.After.BodyHash);
    }

    [Fact]
    public async Task Validators_belong_to_one_address_and_one_set_of_credentials()
    {
        await using var server = await StartAsync(context => Answer(context, 200, ("ETag", "\"1\"")));
        await using var polling = new Polling();
        var first = await polling.PollAsync(server["/feed"]);

        await polling.PollAsync(server["/other"], first.After);
        await polling.PollAsync(Polling.Source(server["/feed"]) with { Credentials = new SourceCredentials.Bearer("t") }, first.After);

        Assert.DoesNotContain(server.Requests, request => request.Headers.ContainsKey("If-None-Match"));
    }

    [Fact]
    public async Task The_same_body_is_not_modified_even_with_200()
    {
        await using var server = await StartAsync(context => Answer(context));
        await using var polling = new Polling();

        var first = await polling.PollAsync(server["/feed"]);
        var second = await polling.PollAsync(server["/feed"], first.After);

        Assert.Equal(PollOutcome.NotModified, second.Outcome);
        Assert.Null(second.Document);
    }

    [Fact]
    public async Task Once_a_day_a_visit_goes_without_validators()
    {
        await using var server = await StartAsync(context => Answer(context, 200, ("ETag", "\"1\"")));
        await using var polling = new Polling();
        var first = await polling.PollAsync(server["/feed"]);

        polling.Clock.Advance(TimeSpan.FromHours(23));
        var second = await polling.PollAsync(server["/feed"], first.After);
        polling.Clock.Advance(TimeSpan.FromHours(1));
        await polling.PollAsync(server["/feed"], second.After);

        Assert.Equal([false, true, false], server.Requests.Select(request => request.Headers.ContainsKey("If-None-Match")));
    }

    [Fact]
    public async Task No_store_means_no_validators()
    {
        await using var server = await StartAsync(context => Answer(context, 200, ("ETag", "\"1\""), ("Cache-Control", "no-store")));
        await using var polling = new Polling();

        Assert.Null((await polling.PollAsync(server["/feed"])).After.ETag);
    }

    [Fact]
    public async Task A_304_that_nobody_asked_for_is_a_failure()
    {
        await using var server = await StartAsync(context => Answer(context, 304));
        await using var polling = new Polling();

        var result = await polling.PollAsync(server["/feed"]);

        Assert.Equal((PollOutcome.Failed, PollFailureKind.Status), (result.Outcome, result.Failure!.Kind));
    }

    public static TheoryData<string> Codings => ["gzip", "br", "zlib", "deflate"];

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task Compressed_bodies_are_inflated(string coding)
    {
        await using var server = await StartAsync(context => Answer(context, 200, Compress(coding, Encoding.UTF8.GetBytes(Rss)), ("Content-Encoding", coding == "zlib" ? "deflate" : coding)));
        await using var polling = new Polling();

        var result = await polling.PollAsync(server["/feed"]);

        Assert.Equal(PollOutcome.Fetched, result.Outcome);
        Assert.Equal(Rss.Length, result.Bytes);
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task A_bomb_stops_at_the_limit(string coding)
    {
        var bomb = Compress(coding, new byte[2_000_000]);
        await using var server = await StartAsync(context => Answer(context, 200, bomb, ("Content-Encoding", coding == "zlib" ? "deflate" : coding)));
        await using var polling = new Polling(options => options.MaxBytes = 1_000_000);

        Assert.Equal(PollFailureKind.TooLarge, (await polling.PollAsync(server["/feed"])).Failure!.Kind);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zlib")]
    public async Task A_body_cut_inside_its_coding_is_a_failure_and_saves_no_validators(string coding)
    {
        var whole = Compress(coding, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2_000)) + Rss));
        await using var server = await StartAsync(context => Answer(context, 200, whole[..(whole.Length / 2)], ("Content-Encoding", coding == "zlib" ? "deflate" : coding), ("ETag", "\"1\"")));
        await using var polling = new Polling();

        var result = await polling.PollAsync(server["/feed"]);

        Assert.Equal(PollFailureKind.Truncated, result.Failure!.Kind);
        Assert.Null(result.After.ETag);
    }

    [Fact]
    public async Task A_body_shorter_than_announced_is_a_failure_and_saves_no_validators()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = SendAndCloseAsync(listener, $"HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 10000\r\n\r\n{Rss}");
        await using var polling = new Polling();

        var result = await polling.PollAsync(new Uri($"http://{listener.LocalEndpoint}/feed"));

        await server;
        Assert.Equal(PollFailureKind.Truncated, result.Failure!.Kind);
        Assert.Null(result.After.ETag);
        Assert.Null(result.After.BodyHash);
    }

    [Fact]
    public async Task A_slow_drip_ends_at_the_total_time_out()
    {
        var dripping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StartAsync(async context =>
        {
            await context.Response.WriteAsync("<rss>");
            await context.Response.Body.FlushAsync();
            dripping.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var polling = new Polling();

        var poll = polling.PollAsync(server["/feed"]);
        await dripping.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        while (!poll.IsCompleted)
        {
            polling.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.Equal(PollFailureKind.Timeout, (await poll).Failure!.Kind);
    }

    [Theory]
    [InlineData(401, PollOutcome.Failed, PollFailureKind.Forbidden, 1)]
    [InlineData(403, PollOutcome.Failed, PollFailureKind.Forbidden, 1)]
    [InlineData(404, PollOutcome.Failed, PollFailureKind.NotFound, 0.5)]
    [InlineData(410, PollOutcome.Gone, PollFailureKind.Status, 1)]
    [InlineData(429, PollOutcome.Throttled, PollFailureKind.Status, 0.5)]
    [InlineData(500, PollOutcome.Failed, PollFailureKind.Status, 0.5)]
    [InlineData(503, PollOutcome.Failed, PollFailureKind.Status, 0.5)]
    [InlineData(418, PollOutcome.Failed, PollFailureKind.Status, 1)]
    public async Task Statuses_have_their_outcomes(int status, PollOutcome outcome, PollFailureKind kind, double weight)
    {
        await using var server = await StartAsync(context => Answer(context, status));
        await using var polling = new Polling();
        var known = FeedState.New with { ETag = "\"1\"", BodyHash = "x", Title = "kept" };

        var result = await polling.PollAsync(server["/feed"], known);

        Assert.Equal((outcome, kind, status), (result.Outcome, result.Failure!.Kind, result.Status));
        Assert.Equal(weight, result.After.Failures);
        Assert.Equal(polling.Clock.GetUtcNow(), result.After.FailingSince);
        Assert.Equal(("\"1\"", "x", "kept"), (result.After.ETag, result.After.BodyHash, result.After.Title));
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "Sun, 01 Mar 2026 13:00:00 GMT", 3600)]
    [InlineData(429, "Sun, 01 Mar 2026 11:00:00 GMT", 60)]
    public async Task Retry_After_is_obeyed_in_seconds_and_as_a_date(int status, string header, int seconds)
    {
        await using var server = await StartAsync(context => Answer(context, status, ("Retry-After", header)));
        await using var polling = new Polling();

        var result = await polling.PollAsync(Polling.Source(server["/feed"]) with { Every = TimeSpan.FromSeconds(5), EveryConfigured = true });

        Assert.Equal((PollOutcome.Throttled, PollReasons.RetryAfter), (result.Outcome, result.After.NextReason));
        Assert.InRange(result.After.NextPoll!.Value - polling.Clock.GetUtcNow(), TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds * 1.06));
    }

    [Fact]
    public async Task A_throttled_host_is_left_alone_by_its_other_feeds_too()
    {
        await using var server = await StartAsync(context => Answer(context, 429, ("Retry-After", "600")));
        await using var polling = new Polling();
        await polling.PollAsync(server["/one"]);

        var other = await polling.PollAsync(server["/two"]);

        Assert.Equal(PollOutcome.Skipped, other.Outcome);
        Assert.Single(server.Requests);
        Assert.True(other.After.NextPoll >= polling.Clock.GetUtcNow().AddMinutes(10));
    }

    [Theory]
    [InlineData("", PollFailureKind.Empty)]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>", PollFailureKind.Html)]
    [InlineData("<opml/>", PollFailureKind.NotAFeed)]
    [InlineData("{\"a\":1}", PollFailureKind.NotAFeed)]
    public async Task What_is_no_feed_says_what_it_is(string body, PollFailureKind kind)
    {
        await using var server = await StartAsync(context => Answer(context, 200, Encoding.UTF8.GetBytes(body), ("ETag", "\"1\"")));
        await using var polling = new Polling();

        var result = await polling.PollAsync(server["/feed"]);

        Assert.Equal(kind, result.Failure!.Kind);
        Assert.Null(result.After.ETag);
    }

    [Fact]
    public async Task A_hint_of_the_document_holds_unless_the_interval_is_configured()
    {
        var body = Encoding.UTF8.GetBytes(Rss.Replace("<item>", "<ttl>180</ttl><item>", StringComparison.Ordinal));
        await using var server = await StartAsync(context => Answer(context, 200, body));
        await using var polling = new Polling();

        Assert.Equal(PollReasons.Ttl, (await polling.PollAsync(server["/feed"])).After.NextReason);
        Assert.Equal(PollReasons.Every, (await polling.PollAsync(Polling.Source(server["/feed"]) with { EveryConfigured = true })).After.NextReason);
    }

    [Fact]
    public async Task A_refused_connection_is_tried_twice_and_then_a_failure()
    {
        Uri address;
        await using (var server = await StartAsync(context => Answer(context)))
            address = server["/feed"];
        await using var polling = new Polling(options => options.RetryPause = TimeSpan.Zero);

        Assert.Equal(PollFailureKind.Connect, (await polling.PollAsync(address)).Failure!.Kind);
    }

    [Fact]
    public async Task Cancelling_is_the_only_exception()
    {
        await using var server = await StartAsync(context => Answer(context));
        await using var polling = new Polling();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => polling.Poller.PollAsync(Polling.Source(server["/feed"]), FeedState.New, new CancellationToken(canceled: true)));
    }

    private static async Task SendAndCloseAsync(TcpListener listener, string response)
    {
        using var connection = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = connection.GetStream();
        await stream.ReadExactlyAsync(new byte[16], TestContext.Current.CancellationToken);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(response), TestContext.Current.CancellationToken);
        connection.Client.Shutdown(SocketShutdown.Send);
        // Until the other side has read all of it and closes too; closing first could take the response back.
        await stream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
    }

    private static byte[] Compress(string coding, byte[] bytes)
    {
        using var output = new MemoryStream();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(output, CompressionLevel.Fastest),
            "br" => new BrotliStream(output, CompressionLevel.Fastest),
            "zlib" => new ZLibStream(output, CompressionLevel.Fastest),
            _ => new DeflateStream(output, CompressionLevel.Fastest),
        })
        {
            stream.Write(bytes);
        }

        return output.ToArray();
    }
}
