using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Tests.Mentions.Configuration;

public sealed class SecretTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("listeners").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, SourceCredentials> Ways => new()
    {
        { """{"basic":{"user":{"env":"SECRET"},"password":{"env":"SECRET"}}}""", new SourceCredentials.Basic(ListenersText.Secret, ListenersText.Secret) },
        { """{"bearer":{"env":"SECRET"}}""", new SourceCredentials.Bearer(ListenersText.Secret) },
        { """{"header":{"name":"X-Key","value":{"env":"SECRET"}}}""", new SourceCredentials.Header("X-Key", ListenersText.Secret) },
        { """{"query":{"name":"k","value":{"env":"SECRET"}}}""", new SourceCredentials.Query("k", ListenersText.Secret) },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Each_way_to_sign_in_arrives_with_its_secret(string credentials, SourceCredentials expected) =>
        Assert.Equal(expected, ListenersText.ValidSource($$"""{"url":"https://a.example/","credentials":{{credentials}}}""").Request.Credentials);

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_config_show_prints_names_the_origin_and_never_the_secret(string credentials, SourceCredentials expected)
    {
        Assert.NotNull(expected);
        var values = ListenersText.Read(ListenersText.Source($$"""{"url":"https://a.example/","credentials":{{credentials}}}""")).Values;

        Assert.Contains(values, v => v.Value == "(secret)" && v.Origin == "environment SECRET");
        Assert.DoesNotContain(ListenersText.Secret, string.Join('\n', values), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token\n", "token")]
    [InlineData("token\r\n", "token")]
    [InlineData(" token ", " token ")]
    public void A_secret_file_loses_its_closing_line_break_only(string written, string expected)
    {
        File.WriteAllText(Path.Combine(_folder, "token"), written);

        var result = ReadWithFile();

        Assert.Equal("", ListenersText.Lines(result.Problems));
        Assert.Equal(new SourceCredentials.Bearer(expected), result.Config!.Units["u"].Sources[0].Request.Credentials);
    }

    [Fact]
    public void A_secret_file_of_several_lines_is_refused_without_showing_it()
    {
        File.WriteAllText(Path.Combine(_folder, "token"), "hunter2\nhunter3");

        var problem = Assert.Single(ReadWithFile().Problems).ToString();

        Assert.Contains("several lines", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://a.example/f?api_key=hunter2&page=1", "https://a.example/f?api_key=***&page=1")]
    [InlineData("https://a.example/f?page=1", "https://a.example/f?page=1")]
    public void A_secret_in_an_address_is_hidden_and_advised_against(string url, string shown)
    {
        var result = ListenersText.Read(ListenersText.Unit($$"""
            "queries":{"q":"coffee"},"sources":["{{url}}"]
            """));

        Assert.Equal(shown, result.Config!.Units["u"].Sources[0].DisplayUrl);
        Assert.Equal(url != shown, result.Advice.Any(a => a.Path == "units.u.sources[0]"));
        Assert.DoesNotContain("hunter2", string.Join('\n', result.Values) + ListenersText.Lines(result.Advice), StringComparison.Ordinal);
    }

    private ListenersResult ReadWithFile()
    {
        var path = Path.Combine(_folder, "listeners.json");
        File.WriteAllText(path, ListenersText.Source("""{"url":"https://a.example/","credentials":{"bearer":{"file":"token"}}}"""));
        return ListenersFile.Read(path, _ => null);
    }
}
