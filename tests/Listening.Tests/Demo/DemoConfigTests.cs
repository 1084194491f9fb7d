using System.Text.Json;
using Listening.Demo;

namespace Listening.Tests.Demo;

public class DemoConfigTests
{
    private static readonly DemoContent Content = DemoContent.Load();
    private static readonly JsonElement File = JsonDocument.Parse(DemoConfig.Json(Content, new Uri("http://127.0.0.1:4711/"), TimeSpan.FromSeconds(5))).RootElement;

    [Fact]
    public void Every_source_is_configured_once_at_the_servers_address()
    {
        var sources = File.GetProperty("units").EnumerateObject().SelectMany(unit => unit.Value.GetProperty("sources").EnumerateArray()).ToList();
        Assert.Equal(Content.Sources.Select(source => source.Id).Order(), sources.Select(source => source.GetProperty("id").GetString()!).Order());
        Assert.All(sources, source => Assert.StartsWith("http://127.0.0.1:4711/", source.GetProperty("url").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Units_have_sound_names_and_may_visit_loopback_only()
    {
        foreach (var unit in File.GetProperty("units").EnumerateObject())
        {
            Assert.Matches("^[a-z][a-z0-9-]{0,39}$", unit.Name);
            Assert.Equal(["127.0.0.0/8", "::1/128"], unit.Value.GetProperty("allowPrivateNetwork").EnumerateArray().Select(block => block.GetString()));
            Assert.True(unit.Value.GetProperty("queries").EnumerateObject().Count() >= 4);
        }
    }

    [Theory]
    [InlineData(0, "1s")]
    [InlineData(2, "2s")]
    [InlineData(3600, "3600s")]
    public void Intervals_are_wished_as_listeners_json_allows(int seconds, string every)
    {
        using var file = JsonDocument.Parse(DemoConfig.Json(Content, new Uri("http://127.0.0.1:4711/"), TimeSpan.FromSeconds(seconds)));
        Assert.Equal(every, file.RootElement.GetProperty("defaults").GetProperty("every").GetString());
    }
}
