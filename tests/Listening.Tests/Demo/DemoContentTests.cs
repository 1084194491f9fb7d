using System.Text.RegularExpressions;
using Listening.Demo;

namespace Listening.Tests.Demo;

public class DemoContentTests
{
    private static readonly DemoContent Content = DemoContent.Load();

    private static IEnumerable<DemoPost> Posts => Content.Sources.SelectMany(source => source.Posts);

    private static IEnumerable<DemoPost> Own => Posts.Where(post => post.SameAs is null && post.CopyOf is null);

    [Fact]
    public void There_are_at_least_600_posts_in_12_feeds_of_three_units()
    {
        Assert.True(Content.Sources.Count >= 12, $"{Content.Sources.Count} feeds");
        Assert.True(Own.Count() >= 600, $"{Own.Count()} posts of their own");
        Assert.Equal(["coffee", "cycles", "wayfold"], Content.Sources.Select(source => source.Unit).Distinct().Order());
    }

    [Fact]
    public void Every_format_is_served() =>
        Assert.Equal(Enum.GetValues<DemoFormat>().Order(), Content.Sources.Select(source => source.Format).Distinct().Order());

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("es")]
    public void Every_language_has_at_least_80_posts(string language) =>
        Assert.True(Own.Count(post => post.Language == language) >= 80, $"{Own.Count(post => post.Language == language)} posts in {language}");

    [Fact]
    public void Every_unit_has_every_kind_of_post()
    {
        foreach (var unit in Content.Sources.GroupBy(source => source.Unit))
            Assert.Equal(Enum.GetValues<DemoKind>().Order(), unit.SelectMany(source => source.Posts).Select(post => post.Kind).Distinct().Order());
    }

    [Fact]
    public void No_text_is_told_twice_but_by_listings_and_copies()
    {
        var repeated = Own.GroupBy(post => Words(post.Text)).Where(group => group.Count() > 1).Select(group => group.First().Text);
        Assert.Empty(repeated);
    }

    [Fact]
    public void No_post_is_another_one_with_words_swapped()
    {
        // Posts of the same template share most of their five-word runs; ours share hardly any.
        var runs = Own.ToDictionary(post => post, post => Runs(Words(post.Text)));
        var owners = runs.SelectMany(pair => pair.Value.Select(run => (run, pair.Key))).GroupBy(pair => pair.run, pair => pair.Key);
        var shared = owners.Where(group => group.Count() > 1)
            .SelectMany(group => group.SelectMany(a => group.Where(b => !ReferenceEquals(a, b)).Select(b => (a, b))))
            .GroupBy(pair => pair)
            .Where(pair => pair.Count() * 3 > Math.Min(runs[pair.Key.a].Count, runs[pair.Key.b].Count));
        Assert.Empty(shared.Select(pair => $"{pair.Key.a.Text} <> {pair.Key.b.Text}"));
    }

    [Fact]
    public void Every_post_says_something_and_keys_are_fit_for_an_address()
    {
        Assert.All(Posts, post =>
        {
            Assert.False(string.IsNullOrWhiteSpace(post.Text), $"{post.Source}/{post.Key}");
            Assert.False(string.IsNullOrWhiteSpace(post.Author), $"{post.Source}/{post.Key}");
            Assert.Matches("^[a-z0-9-]+$", post.Key);
            Assert.DoesNotContain("{}", post.Text, StringComparison.Ordinal);
        });
        Assert.All(Content.Sources, source => Assert.Equal(source.Posts.Count, source.Posts.Select(post => post.Key).Distinct().Count()));
    }

    [Fact]
    public void Every_address_in_a_text_is_of_an_example_domain()
    {
        var hosts = Posts.SelectMany(post => Regex.Matches(post.Text, @"(?:https?://|@)([\w-]+(?:\.[\w-]+)+)").Select(match => match.Groups[1].Value))
            .Concat(Content.Sources.Select(source => source.Host))
            .Where(host => host.Contains('.', StringComparison.Ordinal));
        Assert.All(hosts, host => Assert.Matches(@"(\.example|example\.(org|com)|^maud\.wheels|^zebra\.crossing|^pepa\.nieves)$", host));
    }

    [Fact]
    public void Every_oddity_of_feeds_is_there()
    {
        Assert.Contains(Content.Sources, source => source.Moved);
        Assert.Contains(Content.Sources, source => source.Flaky);
        Assert.Contains(Content.Sources, source => source.WithoutIds);
        Assert.Contains(Content.Sources, source => source.Html);
        Assert.Contains(Posts, post => post.EditedText is not null);
        Assert.Contains(Posts, post => post.CopyOf is not null);
        Assert.All(Posts.Where(post => post.SameAs is not null), post =>
            Assert.Equal(Content.Source(post.SameAs!.Value.Source)!.Unit, Content.Source(post.Source)!.Unit));
    }

    [Fact]
    public void What_is_expected_counts_a_double_listing_once()
    {
        var expected = DemoExpected.Of(Content);
        Assert.Equal(Posts.Count(), expected.Entries.Count);
        Assert.Equal(Posts.Count(post => post.SameAs is null), expected.DistinctPosts);
        Assert.Equal(Posts.Count(), expected.EntriesBySource.Values.Sum());
        Assert.All(expected.Entries, entry => Assert.DoesNotContain("<", entry.Text, StringComparison.Ordinal));
        Assert.All(expected.Entries.Where(entry => entry.TextBeforeEdit is not null), entry => Assert.NotEqual(entry.Text, entry.TextBeforeEdit));
    }

    private static string Words(string text) => string.Join(' ', Regex.Matches(text.ToLowerInvariant(), @"\w+").Select(match => match.Value));

    private static HashSet<string> Runs(string words)
    {
        var list = words.Split(' ');
        return [.. Enumerable.Range(0, Math.Max(0, list.Length - 4)).Select(i => string.Join(' ', list[i..(i + 5)]))];
    }
}
