using Listening.Feeds;
using Listening.Listener;
using Listening.Mentions;

namespace Listening.Tests.Listener;

public sealed class EntryIdentityTests
{
    [Theory]
    [InlineData("urn:1", "http://a.example/1", "urn:1", "http://a.example/1", true)]
    [InlineData("http://a.example/1", null, "https://a.example/1", null, true)]
    [InlineData("urn:1", "http://a.example/1", "urn:1", "https://a.example/1", true)]
    [InlineData("urn:1", "http://a.example/1?utm_source=x", "urn:1", "http://a.example/1", true)]
    [InlineData("urn:1", "http://a.example/", "urn:1", null, true)]
    [InlineData("urn:1", null, "urn:2", null, false)]
    [InlineData("urn:1", "http://a.example/1", "urn:1", "http://a.example/2", false)]
    public void A_guid_with_its_address_is_one_entry(string guid, string? link, string otherGuid, string? otherLink, bool isSame) =>
        Assert.Equal(isSame, Guid(guid, link).WideKey == Guid(otherGuid, otherLink).WideKey);

    [Fact]
    public void The_guid_alone_is_the_narrow_key_whatever_the_address()
    {
        Assert.Equal(Guid("urn:1", "http://a.example/1").NarrowKey, Guid("urn:1", "http://b.example/2").NarrowKey);
        Assert.Equal(IdentityKind.Guid, Guid("urn:1", null).Kind);
    }

    [Theory]
    [InlineData("http://a.example/1", "https://A.example:443/1#comments", true)]
    [InlineData("http://a.example/1", "http://a.example/1?utm_campaign=x&fbclid=y", true)]
    [InlineData("http://a.example/1?page=2", "http://a.example/1", false)]
    [InlineData("http://a.example/1", "http://b.example/1", false)]
    public void Without_a_guid_the_address_is_the_identity_without_what_tracks(string link, string other, bool isSame)
    {
        Assert.Equal(IdentityKind.Address, WithoutGuid(link).Kind);
        Assert.Equal(isSame, WithoutGuid(link).WideKey == WithoutGuid(other).WideKey);
        Assert.Equal(isSame, WithoutGuid(link).NarrowKey == WithoutGuid(other).NarrowKey);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://a.example")]
    [InlineData("http://a.example/?utm_source=rss")]
    [InlineData("mailto:ana@a.example")]
    public void Without_guid_and_page_the_content_is_the_identity(string? link)
    {
        var identity = EntryIdentity.Of(new FeedEntry { Id = "hash of content", Link = link });
        Assert.Equal((IdentityKind.Content, "hash of content"), (identity.Kind, identity.Narrow));
        Assert.Empty(identity.AddressKeys);
    }

    [Fact]
    public void An_absolute_guid_and_the_page_are_addresses_under_which_others_may_tell_the_same()
    {
        Assert.Equal(Keys("a.example/g", "b.example/p"), Guid("http://a.example/g", "https://b.example/p").AddressKeys);
        Assert.Equal(Keys("a.example/g"), Guid("http://a.example/g", "https://a.example/g#top").AddressKeys);
        Assert.Empty(Guid("urn:1", "http://a.example/").AddressKeys);

        static IEnumerable<string> Keys(params string[] addresses) => addresses.Select(address => MentionIdentity.Hash(address));
    }

    [Fact]
    public void The_three_kinds_never_meet()
    {
        var text = "a.example/1";
        var keys = new[] { Guid(text, null), WithoutGuid("http://" + text), EntryIdentity.Of(new FeedEntry { Id = text }) }.Select(identity => identity.WideKey);
        Assert.Equal(3, keys.Distinct().Count());
    }

    private static EntryIdentity Guid(string guid, string? link) => EntryIdentity.Of(new FeedEntry { Id = guid, HasOwnId = true, Link = link });

    private static EntryIdentity WithoutGuid(string link) => EntryIdentity.Of(new FeedEntry { Id = link, Link = link });
}
