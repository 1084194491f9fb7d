using FsCheck;
using FsCheck.Fluent;
using Listening.Queries;

namespace Listening.Tests.Queries;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData(null, "", "")]
    [InlineData(" ,;-– ", "", "")]
    [InlineData("Don’t e-mail U.S. 3.5 1,000, a,b #Café @Anna $CASH", "don't e mail u.s 3.5 1,000 a b cafe anna cash", "don't e mail u.s 3.5 1,000 a b #café @anna $cash")]
    [InlineData("Straße Æsir Łódź İstanbul ΣΊΣΥΦΟΣ", "strasse aesir lodz istanbul σισυφοσ", "straße æsir łódź i\u0307stanbul σίσυφοσ")]
    [InlineData("日本語 กาแฟ ខ្មែរ မြန်မာ", "日 本 語 ก า แ ฟ ខ្ មែ រ မြ န် မာ", "日 本 語 ก า แ ฟ ខ្ មែ រ မြ န် မာ")]
    [InlineData("👍🏽👩🏿‍💻 ❤️ 🇩🇪🇫🇷 1️⃣ ©", "👍 👩‍💻 ❤ 🇩🇪 🇫🇷 1\u20E3", "👍🏽 👩🏿‍💻 ❤ 🇩🇪 🇫🇷 1\u20E3")]
    [InlineData("a_b _c_ snake_case", "a_b c snake_case", "a_b c snake_case")]
    public void Streams_are(string? text, string folded, string marked)
    {
        var streams = TokenStreams.Of(text);
        Assert.Equal((folded, marked), (streams.Folded, streams.Marked));
        Assert.Equal(folded.Length == 0 ? 0 : folded.Split(' ').Length, streams.Count);
    }

    [Theory]
    [InlineData("One. Two! Three? Four", "0 1 2 3", "0 0 0 0")]
    [InlineData("Dr. e.g. this U.S. market 3.5 x", "0 0 0 0 0 0 0", "0 0 0 0 0 0 0")]
    [InlineData("One\n\nTwo\n \nThree\nFour", "0 1 2 2", "0 1 2 2")]
    [InlineData("\n\n one. \n\n two", "0 1", "0 1")]
    [InlineData("東。京！都", "0 1 2", "0 0 0")]
    [InlineData("He said \"Stop!\" Then left... Really?", "0 0 0 1 1 2", "0 0 0 0 0 0")]
    public void Sentences_and_paragraphs_are_known(string text, string sentences, string paragraphs)
    {
        var buffer = new TokenBuffer();
        Tokenizer.Append(text, buffer);
        Assert.Equal(sentences, string.Join(' ', buffer.Tokens.ToArray().Select(token => token.Sentence)));
        Assert.Equal(paragraphs, string.Join(' ', buffer.Tokens.ToArray().Select(token => token.Paragraph)));
    }

    [Fact]
    public void Any_text_gives_aligned_streams_and_ascending_spans_within_it() =>
        Prop.ForAll(Arb.From(AnyText), text =>
        {
            var buffer = new TokenBuffer();
            Tokenizer.Append(text, buffer);
            var end = 0;
            foreach (var token in buffer.Tokens)
            {
                Assert.True(token.Length > 0 && token.Start >= end && token.Start + token.Length <= text.Length);
                Assert.False(char.IsLowSurrogate(text[token.Start]) && token.Start > 0 && char.IsHighSurrogate(text[token.Start - 1]));
                end = token.Start + token.Length;
            }

            var streams = TokenStreams.Of(text);
            Assert.Equal(buffer.Count, streams.Count);
            Assert.Equal(streams.Count, streams.Folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.Equal(streams.Count, streams.Marked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.All(streams.Folded.Split(' '), token => Assert.InRange(token.Length, 0, 200));
            Assert.All(streams.Marked.Split(' '), token => Assert.InRange(token.Length, 0, 200));
            Assert.Equal(streams, TokenStreams.Of(streams.Marked));
            Assert.Equal(streams.Folded, TokenStreams.Of(streams.Folded).Folded);
            Assert.Equal(Folding.Fold(text), Folding.Fold(Folding.Fold(text)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void A_key_cap_on_what_folds_to_a_digit_makes_no_emoji_of_it()
    {
        var streams = TokenStreams.Of("\u00B2\u20E3\u036A\u0640\u0310");
        Assert.Equal(streams, TokenStreams.Of(streams.Marked));
    }

    [Fact]
    public void Every_letter_folds_to_something_that_is_cut_the_same_way()
    {
        for (var point = 0; point < 0x110000; point++)
        {
            if (point is >= 0xD800 and < 0xE000)
                continue;
            var streams = TokenStreams.Of(char.ConvertFromUtf32(point));
            Assert.InRange(streams.Count, 0, 1);
            Assert.Equal(streams.Folded, TokenStreams.Of(streams.Folded).Folded);
            Assert.Equal(streams.Marked, TokenStreams.Of(streams.Marked).Marked);
        }
    }

    [Fact]
    public void A_token_is_cut_to_200_characters_and_never_through_a_pair()
    {
        Assert.Equal(new('a', 200), TokenStreams.Of(new string('a', 100_000)).Folded);
        Assert.Equal("#" + new string('a', 199), TokenStreams.Of("#" + new string('a', 300)).Marked);
        Assert.Equal(199, TokenStreams.Of("a" + string.Concat(Enumerable.Repeat("𝼀", 300))).Folded.Length);
        Assert.Equal(200, TokenStreams.Of("ب" + string.Concat(Enumerable.Repeat("\u0654", 100_000))).Folded.Length);
    }

    [Fact]
    public void Tokenising_allocates_nothing_once_the_buffers_have_grown()
    {
        var text = string.Concat(Enumerable.Repeat("The North Roast’s café serves 3.5 Straße #coffee 東京 👍🏽 مُحَمَّد e\u0301. ", 20));
        var buffer = new TokenBuffer();
        Cut();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            Cut();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Cut()
        {
            buffer.Clear();
            Tokenizer.Append(text, buffer);
        }
    }

    private static Gen<string> AnyText =>
        from count in Gen.Choose(0, 12)
        from points in Gen.ArrayOf(
            Gen.OneOf(
                Gen.Choose(0x20, 0x7E),
                Gen.Choose(0xA0, 0x24F),
                Gen.Choose(0x300, 0x36F),
                Gen.Choose(0, 0xFFFF),
                Gen.Choose(0x10000, 0x10FFFF),
                Gen.Elements(0x200D, 0x200C, 0xFE0F, 0x20E3, 0x1F3FD, 0x1F44D, 0x1F1E6, 0x640, 0x64B, 0x1100, 0x1161, 0x11A8, '#', '@', '\n', '.', 0x27, 0x2019)),
            count)
        select string.Concat(points.Select(point => point is >= 0xD800 and < 0xE000 ? ((char)point).ToString() : char.ConvertFromUtf32(point)));
}
