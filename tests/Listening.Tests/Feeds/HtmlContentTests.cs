using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Listening.Feeds;

namespace Listening.Tests.Feeds;

public sealed class HtmlContentTests
{
    private static readonly AddressBase Base = new(new Uri("https://example.org/dir/page"), 2048);

    [Theory]
    [InlineData("<p>One\n two</p><p>three</p>", "One two\n\nthree")]
    [InlineData("one<br>two<br><br>three", "one\ntwo\n\nthree")]
    [InlineData("<ul><li>a</li><li>b</li></ul>c", "a\nb\n\nc")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc")]
    [InlineData("a<b>b</b>c <i> d </i>e", "abc d e")]
    [InlineData("<pre>x\n y</pre>", "x\ny")]
    [InlineData("a &amp; b &lt;c&gt; &eacute; &#8217; &#146; &copy 2024 ?a=1&copy=2 &nosuch;", "a & b <c> é ’ ’ © 2024 ?a=1&copy=2 &nosuch;")]
    [InlineData("<script>alert('</p>')</script>x<style>y</style><!-- <p>c --> z", "x z")]
    [InlineData("1 < 2 and a <b", "1 < 2 and a <b")]
    [InlineData("<p title=\"a>b\">c</p>", "c")]
    [InlineData("   ", null)]
    public void Text_follows_the_rule(string html, string? text) => Assert.Equal(text, HtmlContent.Read(html, Base, 1_000).Text);

    [Theory]
    [InlineData("<p onclick=x>a<script>b</script></p>", "<p>a</p>")]
    [InlineData("<a href='../x?a=1&b=2' target=_top>a</a>", "<a href=\"https://example.org/x?a=1&amp;b=2\">a</a>")]
    [InlineData("<a href=\"java\nscript:alert(1)\">a</a><a href=' &#106;avascript:x'>b</a>", "<a>a</a><a>b</a>")]
    [InlineData("<img src=data:image/png;base64,xx alt=A><img src=\"//cdn.example/i.png\">", "<img alt=\"A\"><img src=\"https://cdn.example/i.png\">")]
    [InlineData("<div><b>a</div>b", "<div><b>a</b></div>b")]
    [InlineData("<p>a<p>b", "<p>a</p><p>b</p>")]
    [InlineData("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("</div><svg><style><img src=x onerror=y></style></svg>z", "z")]
    [InlineData("<x-y>a</x-y><iframe src=z>b</iframe>", "ab")]
    [InlineData("<p style='x:expression(1)' class=c lang=en>a</p>", "<p lang=\"en\">a</p>")]
    [InlineData("<td>a<table><tr><td>b</p></td></tr></table>", "<td>a<table><tr><td>b</td></tr></table></td>")]
    public void Html_is_sanitised_closed_and_absolute(string html, string sanitised) => Assert.Equal(sanitised, HtmlContent.Read(html, Base, 1_000).Html);

    [Fact]
    public void What_may_not_stay_in_a_text_is_dropped() => Assert.Equal("abcde\U0001F600", HtmlContent.Read("\u202Eabc\u0000\u0007d\ud800e\U0001F600\udc00", Base, 1_000).Text);

    [Fact]
    public void Links_and_images_are_collected_in_order_without_repeats()
    {
        var content = HtmlContent.Read("<a href=/b>1</a><a href=/a>2</a><a href=/b>3</a><a href=mailto:x>4</a><img src=i.png><img src=i.png>", Base, 1_000);

        Assert.Equal(["https://example.org/b", "https://example.org/a"], content.Links);
        Assert.Equal(["https://example.org/dir/i.png"], content.Images);
    }

    [Fact]
    public void A_long_text_is_cut_between_characters() => Assert.Equal("aaa", HtmlContent.Read("aaa\U0001F600<p>b", Base, 4).Text);

    [Fact]
    public void Depth_and_length_cost_linear_time()
    {
        foreach (var unit in new[] { "<b>", "<div>", "<p>", "<table><tr><td>", "<!--x--><x y='", "</p>", "<li>", "&amp", "<a href=\"", "<script>" })
        {
            var content = HtmlContent.Read(string.Concat(Enumerable.Repeat(unit, 200_000)), Base, 200_000);
            Assert.True((content.Html?.Length ?? 0) < 4_000_000, unit);
        }
    }

    [Fact]
    public void The_output_is_safe_and_reading_it_again_changes_nothing() => Prop.ForAll(Pieces.Select(string.Concat).ToArbitrary(), html =>
    {
        var once = HtmlContent.Read(html, Base, 10_000);
        var twice = HtmlContent.Read(once.Html ?? "", Base, 10_000);
        return FeedFacts.IsSafe(once.Html ?? "") && once.Html == twice.Html && once.Text == twice.Text;
    }).QuickCheckThrowOnFailure();

    /// <summary>A real tree builder reads our output with the same words, and the input with the same words wherever its markup nests properly.</summary>
    [Fact]
    public void A_tree_builder_reads_the_same_words() => Prop.ForAll(Pieces.Select(string.Concat).ToArbitrary(), html =>
        Words(HtmlContent.Read(html, Base, 10_000).Text) == Words(new HtmlParser().ParseDocument("<body>" + HtmlContent.Read(html, Base, 10_000).Html).Body!.TextContent)).QuickCheckThrowOnFailure();

    private static Gen<string[]> Pieces { get; } = Gen.Elements(
        "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href='x'>", "</a>", "<ul><li>", "</ul>", "<br>", "<blockquote>", "</blockquote>", "text ", "two words ", "&amp;", "&lt;p&gt;",
        "<script>evil()</script>", "<img src=x onerror=y>", "<svg><style>", "</style></svg>", "<!-- c -->", "<a href=javascript:x>", "\"'", "é ", "<noscript>", "</noscript>", "<title>t</title>").ArrayOf();

    private static string Words(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)));
}
