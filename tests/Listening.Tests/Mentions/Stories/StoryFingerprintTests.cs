using Listening.Mentions;
using Listening.Queries;

namespace Listening.Tests.Mentions.Stories;

public sealed class StoryFingerprintTests
{
    private const string Report = "The harbour authority said on Tuesday that containers of green coffee had been held back after inspectors found traces of a banned spray in them";

    [Theory]
    [InlineData("", "", false)]
    [InlineData("", "Thank you!", false)]
    [InlineData("Thank", "you very", false)]
    [InlineData("", "thank you very much", true)]
    [InlineData("谢谢", "大家", true)]
    public void A_story_takes_at_least_four_words_of_title_and_text(string title, string text, bool isStory) => Assert.Equal(isStory, Of(title, text) is not null);

    [Theory]
    [InlineData("Best flat white in town", "BEST flat-white, in town!", true)]
    [InlineData("Best flat white in town", "Best flat white in our town", false)]
    [InlineData("Best flat white in town", "town in white flat best", false)]
    [InlineData("Café crème à Nîmes", "cafe creme a nimes", true)]
    public void A_short_text_is_the_same_only_word_for_word(string left, string right, bool same) => Assert.Equal(same, Of("", left)!.Value.IsNear(Of("", right)!.Value));

    [Fact]
    public void A_short_text_is_never_near_a_long_one() => Assert.False(Of("", "Best flat white in town")!.Value.IsNear(Of("", Report)!.Value));

    [Fact]
    public void The_title_is_read_only_where_the_text_is_short()
    {
        Assert.NotEqual(Of("Fire", Report), Of("Flood", Report));
        Assert.Equal(Of("Fire", Report + Report), Of("Flood", Report + Report));
    }

    [Fact]
    public void Words_behind_the_first_512_do_not_count()
    {
        var long1 = string.Join(' ', Enumerable.Range(0, 600).Select(number => "w" + (char)('a' + (number % 26)) + number));
        Assert.Equal(Of("", long1), Of("", long1 + " and 12 words more"));
        Assert.NotEqual(Of("", long1), Of("", "first " + long1));
    }

    [Fact]
    public void A_template_with_other_numbers_is_another_report()
    {
        const string template = "Weather for the coast: fog in the morning, sunshine in the afternoon, between {0} and {1} degrees, wind from the west at {2} kilometres per hour";
        var first = Of("", string.Format(template, 3, 11, 20))!.Value;
        var second = Of("", string.Format(template, 6, 14, 35))!.Value;
        var copy = Of("", string.Format(template, 3, 11, 20) + " report 1 of 4")!.Value;
        Assert.False(first.IsNear(second));
        Assert.True(first.IsNear(copy));
    }

    // Stored in documents for as long as those are kept: a change of these makes every story before it unreachable.
    [Theory]
    [InlineData("Best flat white in town", "x-f9f113c79a8d6351")]
    [InlineData(Report, "0-5e9 1-22b 2-2db 3-32e 4-008 5-3ae 6-34c 7-748 8-71e 9-635 a-3c6 b-11b")]
    [InlineData("北方烘焙公司周三宣布将在全国两百家门店停用一次性塑料杯顾客自带杯子可以便宜两元", "0-4e7 1-00c 2-1e1 3-04c 4-13d 5-17a 6-46a 7-517 8-612 9-555 a-088 b-1fa")]
    public void Fingerprints_are_the_same_for_ever(string text, string bands) => Assert.Equal(bands, string.Join(' ', StoryBands.Write(Of("", text))));

    [Fact]
    public void A_fingerprint_allocates_nothing()
    {
        var tokens = new TokenizedDocument(new QueryDocument { Title = "Coffee held", Text = Report });
        var sum = StoryFingerprint.Of(tokens)!.Value.Hash;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
            sum ^= StoryFingerprint.Of(tokens)!.Value.Hash;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(UInt128.Zero, sum);
    }

    private static StoryFingerprint? Of(string title, string text) => StoryFingerprint.Of(new TokenizedDocument(new QueryDocument { Title = title, Text = text }));
}
