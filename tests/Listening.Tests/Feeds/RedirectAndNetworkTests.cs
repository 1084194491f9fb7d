using System.Net;
using Listening.Feeds;
using static Listening.Tests.Feeds.LoopbackServer;

namespace Listening.Tests.Feeds;

public sealed class RedirectAndNetworkTests
{
    [Theory]
    [InlineData(301, true)]
    [InlineData(308, true)]
    [InlineData(302, false)]
    [InlineData(303, false)]
    [InlineData(307, false)]
    public async Task Only_permanent_redirects_are_recorded_as_a_move(int status, bool moved)
    {
        await using var server = await StartAsync(context => context.Request.Path == "/old" ? Answer(context, status, ("Location", "/new")) : Answer(context));
        await using var polling = new Polling();

        var result = await polling.PollAsync(server["/old"]);

        Assert.Equal(PollOutcome.Fetched, result.Outcome);
        Assert.Equal(moved ? server["/new"].AbsoluteUri : null, result.After.MovedTo);
    }

    [Theory]
    [InlineData("/a", "a loop")]
    [InlineData("file:///etc/passwd", "another scheme")]
    [InlineData("", "no target")]
    public async Task Loops_and_other_schemes_are_refused(string location, string why)
    {
        await using var server = await StartAsync(context => Answer(context, 302, ("Location", location)));
        await using var polling = new Polling();

        var result = await polling.PollAsync(server["/a"]);

        Assert.True(result.Failure?.Kind == PollFailureKind.Redirect, why);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Redirects_have_an_end()
    {
        await using var server = await StartAsync(context => Answer(context, 302, ("Location", context.Request.Path + "x")));
        await using var polling = new Polling(options => options.MaxRedirects = 3);

        Assert.Equal(PollFailureKind.Redirect, (await polling.PollAsync(server["/a"])).Failure!.Kind);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_into_a_private_network_is_refused_at_connect()
    {
        await using var server = await StartAsync(context => Answer(context, 302, ("Location", "http://169.254.169.254/latest/meta-data/")));
        await using var polling = new Polling();

        Assert.Equal(PollFailureKind.PrivateNetwork, (await polling.PollAsync(server["/a"])).Failure!.Kind);
    }

    [Fact]
    public async Task A_source_enters_only_the_networks_it_opens_even_beside_one_that_opened_more()
    {
        await using var server = await StartAsync(context => Answer(context));
        await using var polling = new Polling();
        var open = Polling.Source(server["/feed"]);

        Assert.Equal(PollOutcome.Fetched, (await polling.PollAsync(open)).Outcome);
        Assert.Equal(PollFailureKind.PrivateNetwork, (await polling.PollAsync(open with { AllowPrivateNetwork = [], Politeness = Politeness.Feed })).Failure!.Kind);
        Assert.Equal(PollFailureKind.PrivateNetwork, (await polling.PollAsync(open with { AllowPrivateNetwork = [IPNetwork.Parse("10.0.0.0/8")] })).Failure!.Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Credentials_stay_with_the_origin_they_were_given_for()
    {
        await using var stranger = await StartAsync(context => Answer(context));
        await using var server = await StartAsync(context => Answer(context, 302, ("Location", stranger["/feed"].AbsoluteUri)));
        await using var polling = new Polling();
        var source = Polling.Source(server["/feed"]) with { Credentials = new SourceCredentials.Bearer("secret"), Headers = new Dictionary<string, string> { ["X-Own"] = "1" } };

        await polling.PollAsync(source);

        Assert.Equal("Bearer secret", server.Requests.Single().Headers["Authorization"]);
        Assert.Equal("1", server.Requests.Single().Headers["X-Own"]);
        Assert.False(stranger.Requests.Single().Headers.ContainsKey("Authorization"));
        Assert.False(stranger.Requests.Single().Headers.ContainsKey("X-Own"));
    }

    [Fact]
    public async Task Every_way_to_sign_in_reaches_the_server()
    {
        await using var server = await StartAsync(context => Answer(context));
        await using var polling = new Polling();
        var source = Polling.Source(server["/feed?a=1"]) with { Politeness = Politeness.Feed };

        await polling.PollAsync(source with { Credentials = new SourceCredentials.Basic("u", "p") });
        await polling.PollAsync(source with { Credentials = new SourceCredentials.Header("X-Key", "k") });
        await polling.PollAsync(source with { Credentials = new SourceCredentials.Query("api", "q&") });
        await polling.PollAsync(source with { Url = new UriBuilder(source.Url) { UserName = "u", Password = "p" }.Uri });

        var requests = server.Requests.ToList();
        Assert.Equal("Basic dTpw", requests[0].Headers["Authorization"]);
        Assert.Equal("k", requests[1].Headers["X-Key"]);
        Assert.Equal("/feed?a=1&api=q%26", requests[2].Path);
        Assert.Equal("Basic dTpw", requests[3].Headers["Authorization"]);
    }

    [Fact]
    public async Task No_message_and_no_state_holds_a_secret()
    {
        await using var server = await StartAsync(context => Answer(context, 404));
        await using var polling = new Polling();
        var source = Polling.Source(new Uri(server["/feed"].AbsoluteUri + "?token=hush-1")) with { Credentials = new SourceCredentials.Query("entry", "hush-2") };

        var result = await polling.PollAsync(source);

        Assert.DoesNotContain("hush", result.ToString(), StringComparison.Ordinal);
        Assert.Contains("/feed?token=***&entry=***", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.1.2.3", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2606:4700::1111", true)]
    public void Only_public_addresses_are_open(string address, bool open)
    {
        Assert.Equal(open, NetworkGuard.Allows(IPAddress.Parse(address), []));
        Assert.True(NetworkGuard.Allows(IPAddress.Parse(address), [IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")]));
    }
}
