using FsCheck;
using FsCheck.Fluent;
using Listening.Feeds;

namespace Listening.Tests.Feeds;

public sealed class SourceAddressTests
{
    [Theory]
    [InlineData("HTTP://User:pw@Example.ORG:80/a/../b?utm_source=x&id=2&fbclid=y#top", "http://example.org/b?id=2")]
    [InlineData("https://example.org", "https://example.org/")]
    [InlineData("https://example.org.:443/a%20b", "https://example.org/a%20b")]
    [InlineData("https://example.org:8443/?b=1&a=2", "https://example.org:8443/?b=1&a=2")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/")]
    [InlineData("http://[::1]:80/x", "http://[::1]/x")]
    [InlineData("ftp://example.org/", null)]
    [InlineData("/relative", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("http://", null)]
    [InlineData(null, null)]
    public void Two_spellings_of_an_address_have_one_canonical_form(string? address, string? canonical) => Assert.Equal(canonical, SourceAddress.Canonical(address));

    [Fact]
    public void The_canonical_form_is_its_own() => Prop.ForAll<NonNull<string>>(path =>
        SourceAddress.Canonical("https://example.org/" + path.Get) is not { } canonical || SourceAddress.Canonical(canonical) == canonical).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("https://user:hush@example.org/feed?a=1", null, "https://example.org/feed?a=1")]
    [InlineData("https://example.org/feed?api_key=hush&a=1&TOKEN=hush", null, "https://example.org/feed?api_key=***&a=1&TOKEN=***")]
    [InlineData("https://example.org/feed?odd=hush&a=1", "odd", "https://example.org/feed?odd=***&a=1")]
    [InlineData("https://example.org/feed?%74oken=hush", null, "https://example.org/feed?token=***")]
    [InlineData("https://example.org/feed#access_token=hush", null, "https://example.org/feed#access_token=***")]
    public void A_shown_address_holds_no_secret(string address, string? parameter, string shown) => Assert.Equal(shown, SourceAddress.Redact(new Uri(address), parameter));

    [Theory]
    [InlineData("https://example.org", true)]
    [InlineData("https://example.org/?utm_source=rss", true)]
    [InlineData("https://example.org/?p=1", false)]
    [InlineData("https://example.org/post", false)]
    public void A_home_page_is_no_identity(string address, bool home) => Assert.Equal(home, SourceAddress.IsHomePage(address));
}
