namespace Listening.Sentiment;

internal enum TokenKind
{
    Word,
    Punctuation,
    Emoticon,
    Emoji,
    User,
    Link,

    /// <summary>The sign before a hashtag; the tag's words follow as words.</summary>
    Hashtag,
}
