using Listening.Sentiment;

namespace Listening.Tests.Sentiment;

public sealed class PostTokenizerTests
{
    [Theory]
    [InlineData("Good morning", "good morning")]
    [InlineData("don't stop, won\u2019t stop", "don't stop , won't stop")]
    [InlineData("thanks @anna_b!", "thanks @user !")]
    [InlineData("thanks @user!", "thanks @user !")]
    [InlineData("see https://x.example/a?b=c now", "see http now")]
    [InlineData("see http now", "see http now")]
    [InlineData("www.x.example", "http")]
    [InlineData("httpd crashed", "httpd crashed")]
    [InlineData("#BestDayEver", "# best day ever")]
    [InlineData("#northroast rocks", "# northroast rocks")]
    [InlineData("sooooo gooood", "soo good")]
    [InlineData("no!!!!! why??", "no !!! why ??")]
    [InlineData("wait..... what", "wait ... what")]
    [InlineData("fine :-) or :) or :)))", "fine :) or :) or :)")]
    [InlineData("meh :/ and :'( and <3", "meh :/ and :'( and <3")]
    [InlineData("(: hi", ":) hi")]
    [InlineData("at 4:30 in 2015", "at 0 : 00 in 00")]
    [InlineData("note:Delay", "note : delay")]
    [InlineData("\U0001F600\U0001F600", "\U0001F600 \U0001F600")]
    [InlineData("\U0001F44D\U0001F3FD ok", "\U0001F44D ok")]
    [InlineData("\u2764\uFE0F", "\u2764")]
    [InlineData("बहुत अच्छा है", "बहुत अच्छा है")]
    [InlineData("", "")]
    [InlineData(" \t ", "")]
    public void A_post_is_cut_into(string post, string tokens) => Assert.Equal(tokens, string.Join(' ', Tokens(post).Select(token => token.Text)));

    [Theory]
    [InlineData("GREAT", true, false)]
    [InlineData("Great", false, false)]
    [InlineData("OK", false, false)]
    [InlineData("greaaat", false, true)]
    [InlineData("2000000", false, false)]
    public void Shouting_and_stretching_are_noticed(string word, bool shouted, bool elongated)
    {
        var token = Assert.Single(Tokens(word));
        Assert.Equal((shouted, elongated), (token.Shouted, token.Elongated));
    }

    [Fact]
    public void An_endless_word_is_cut()
    {
        var tokens = Tokens(string.Concat(Enumerable.Repeat("ab", 1000)));
        Assert.All(tokens, token => Assert.InRange(token.Text.Length, 1, PostTokenizer.MaxTokenLength));
        Assert.Equal(2000, tokens.Sum(token => token.Text.Length));
    }

    private static List<(string Text, bool Shouted, bool Elongated)> Tokens(string post)
    {
        List<(string, bool, bool)> tokens = [];
        var cursor = new PostTokenizer(post, stackalloc char[PostTokenizer.MaxTokenLength]);
        while (cursor.MoveNext())
            tokens.Add((cursor.Token.ToString(), cursor.Shouted, cursor.Elongated));
        return tokens;
    }
}
