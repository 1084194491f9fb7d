using Listening.Listener;

namespace Listening.Tests.Listener;

public sealed class TextSignsTests
{
    [Theory]
    [InlineData("#coffee and #Tea", "coffee Tea")]
    [InlineData("#Coffee #coffee #COFFEE", "Coffee")]
    [InlineData("(#a), #b! #c_d.", "a b c_d")]
    [InlineData("#1 #2026 #4ever", "4ever")]
    [InlineData("# alone, ## twice, #", "")]
    [InlineData("http://a.example/page#part http://a.example/#top &#x27;", "")]
    [InlineData("Straße #Grüße #日本 #हिन्दी", "Grüße 日本 हिन्दी")]
    [InlineData("c# is f#", "")]
    public void Hashtags_are_words_behind_a_sign(string text, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), TextSigns.Find('#', text));

    [Theory]
    [InlineData("Thanks @ana and @bo_2!", "ana bo_2")]
    [InlineData("Write to ana@a.example", "")]
    public void Handles_are_no_addresses_of_mail(string text, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), TextSigns.Find('@', text));

    [Fact]
    public void Title_and_text_count_together() => Assert.Equal(["a", "b"], TextSigns.Find('#', "#a", null, "#A #b"));

    [Fact]
    public void There_are_never_more_than_64() =>
        Assert.Equal(64, TextSigns.Find('#', string.Join(' ', Enumerable.Range(0, 10_000).Select(number => $"#t{number}")), "#more").Count);
}
