using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Tests.Mentions.Configuration;

public sealed class ListenersMergeTests
{
    [Fact]
    public void A_unit_that_says_nothing_has_the_documented_defaults()
    {
        var unit = ListenersText.ValidUnit("");

        Assert.Equal(("u", "u", "UTC"), (unit.Unit, unit.Name, unit.TimeZone.Id));
        Assert.Empty(unit.Languages);
        Assert.Equal(TimeSpan.FromDays(400), unit.Retention);
        Assert.Equal((TimeSpan.FromDays(14), 256L * 1024 * 1024), (unit.KeepUnmatchedFor, unit.KeepUnmatchedBytes));
        Assert.Equal((Visibility.Company, IndexBucket.Year), (unit.Visibility, unit.Bucket));
        Assert.Null(unit.Model);
        Assert.Null(unit.ResponseTarget);
    }

    [Fact]
    public void A_source_that_says_nothing_has_the_documented_defaults()
    {
        var source = ListenersText.ValidSource("\"https://a.example/feed\"");

        Assert.Equal("https://a.example/feed", source.DisplayUrl);
        Assert.Equal(("feed", TimeSpan.FromHours(1), Politeness.Host), (source.Request.Kind, source.Request.Every, source.Request.Politeness));
        Assert.Null(source.Request.Credentials);
        Assert.Null(source.Visibility);
        Assert.Empty(source.Tags);
        Assert.Empty(source.Request.Headers);
        Assert.Empty(source.Request.AllowPrivateNetwork);
    }

    [Fact]
    public void Everything_a_unit_can_say_arrives()
    {
        var unit = ListenersText.ValidUnit("""
            "name":"Roastery","timeZone":"Europe/Berlin","languages":["de","en-GB"],"retention":"2w","visibility":"private","bucket":"month",
            "keepUnmatched":{"for":"36h","megabytes":2},"responseTarget":"90m","model":{"url":"https://a.example/m","sha256":"AB00000000000000000000000000000000000000000000000000000000000000"}
            """);

        Assert.Equal(("Roastery", "Europe/Berlin"), (unit.Name, unit.TimeZone.Id));
        Assert.Equal(["de", "en-GB"], unit.Languages);
        Assert.Equal((TimeSpan.FromDays(14), TimeSpan.FromMinutes(90)), (unit.Retention, unit.ResponseTarget));
        Assert.Equal((Visibility.Private, IndexBucket.Month), (unit.Visibility, unit.Bucket));
        Assert.Equal((TimeSpan.FromHours(36), 2L << 20), (unit.KeepUnmatchedFor, unit.KeepUnmatchedBytes));
        Assert.Equal(new ModelReference(null, new Uri("https://a.example/m"), "ab" + new string('0', 62)), unit.Model);
    }

    [Fact]
    public void Everything_a_source_can_say_arrives()
    {
        var source = ListenersText.ValidSource("""
            {"kind":"feed","url":"https://a.example/feed","id":"blog","every":"5m","tags":["press","uk"],"visibility":"public","politeness":"domain",
             "headers":{"X-Client":"listening","X-Api-Key":{"env":"SECRET"}},"allowPrivateNetwork":["10.0.0.0/8","fd00::/8"]}
            """);

        Assert.Equal(("blog", Visibility.Public), (source.Id, source.Visibility));
        Assert.Equal(["press", "uk"], source.Tags);
        Assert.Equal((TimeSpan.FromMinutes(5), Politeness.Domain), (source.Request.Every, source.Request.Politeness));
        Assert.Equal(("listening", ListenersText.Secret), (source.Request.Headers["x-client"], source.Request.Headers["X-Api-Key"]));
        Assert.Equal(["10.0.0.0/8", "fd00::/8"], source.Request.AllowPrivateNetwork.Select(n => n.ToString()));
    }

    [Theory]
    [InlineData("", "", "\"https://a.example/\"", "01:00:00")]
    [InlineData("\"every\":\"2h\"", "", "\"https://a.example/\"", "02:00:00")]
    [InlineData("\"every\":\"2h\"", "\"every\":\"3h\",", "\"https://a.example/\"", "03:00:00")]
    [InlineData("\"every\":\"2h\"", "\"every\":\"3h\",", "{\"url\":\"https://a.example/\",\"every\":\"4h\"}", "04:00:00")]
    public void The_interval_nearest_to_the_source_counts(string defaults, string unit, string source, string expected)
    {
        var config = ListenersText.Valid($$"""{"defaults":{{{defaults}}},"units":{"u":{ {{unit}}"sources":[{{source}}]} } }""");

        var request = config.Units["u"].Sources[0].Request;
        Assert.Equal((expected, expected != "01:00:00"), (request.Every.ToString(), request.EveryConfigured));
    }

    [Fact]
    public void Each_half_of_keepUnmatched_is_inherited_by_itself()
    {
        var unit = ListenersText.Valid("""{"defaults":{"keepUnmatched":{"for":"2d","megabytes":7}},"units":{"u":{"keepUnmatched":{"megabytes":0}}}}""").Units["u"];

        Assert.Equal((TimeSpan.FromDays(2), 0L), (unit.KeepUnmatchedFor, unit.KeepUnmatchedBytes));
    }

    [Fact]
    public void The_networks_of_a_source_replace_those_of_its_unit()
    {
        var sources = ListenersText.ValidUnit("""
            "allowPrivateNetwork":["10.0.0.0/8"],
            "sources":["https://a.example/",{"url":"https://b.example/","allowPrivateNetwork":["192.168.0.0/16"]},{"url":"https://c.example/","allowPrivateNetwork":[]}]
            """).Sources;

        Assert.Equal(["10.0.0.0/8", "192.168.0.0/16", ""], sources.Select(s => string.Join(' ', s.Request.AllowPrivateNetwork)));
    }

    [Fact]
    public void A_configuration_that_is_printed_shows_no_secret()
    {
        var source = ListenersText.ValidSource("""{"url":"https://a.example/","headers":{"X-Key":{"env":"SECRET"}},"credentials":{"basic":{"user":{"env":"SECRET"},"password":{"env":"SECRET"}}}}""");

        Assert.Contains("Basic", source.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(ListenersText.Secret, source.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30s", "00:00:30")]
    [InlineData("5m", "00:05:00")]
    [InlineData("1h", "01:00:00")]
    [InlineData("400d", "400.00:00:00")]
    [InlineData("2w", "14.00:00:00")]
    [InlineData("999999w", "6999993.00:00:00")]
    [InlineData("0s", null)]
    [InlineData("01s", null)]
    [InlineData("1000000s", null)]
    [InlineData("-5m", null)]
    [InlineData("5 m", null)]
    [InlineData("5M", null)]
    [InlineData("1.5h", null)]
    [InlineData("m", null)]
    [InlineData("", null)]
    [InlineData("٣h", null)]
    public void A_duration_is_a_whole_number_and_a_unit(string text, string? expected) =>
        Assert.Equal(expected, DurationText.Parse(text)?.ToString());

    [Theory]
    [InlineData("90s", "90s")]
    [InlineData("120s", "2m")]
    [InlineData("48h", "2d")]
    [InlineData("2w", "14d")]
    public void A_duration_is_shown_in_its_largest_whole_unit(string text, string expected) =>
        Assert.Equal(expected, DurationText.Format(DurationText.Parse(text)!.Value));
}
