using System.Text.RegularExpressions;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>The standard tokenizer as far as the recorded answers show it: words with inner apostrophes and dots, numbers, Han and Hiragana letter by letter, Katakana runs, emoji.</summary>
internal static partial class StandardTokens
{
    public static IEnumerable<Token> Of(string text) =>
        Words().Matches(text).Select((match, position) => new Token(match.Value, match.Index, match.Index + match.Length, position, Type(match)));

    private static string Type(Match match) =>
        match.Groups["han"].Success ? "<IDEOGRAPHIC>"
        : match.Groups["hira"].Success ? "<HIRAGANA>"
        : match.Groups["kata"].Success ? "<KATAKANA>"
        : match.Groups["emoji"].Success ? "<EMOJI>"
        : match.Groups["num"].Success ? "<NUM>"
        : "<ALPHANUM>";

    // The table of Unicode's annex 29 in the small: MidLetter joins letters, MidNum joins digits, the rest divides.
    [GeneratedRegex(@"(?<han>[\u3400-\u4DBF\u4E00-\u9FFF])|(?<hira>[\u3041-\u309F])|(?<kata>[\u30A0-\u30FF]+)|(?<emoji>(?:[\u2600-\u27BF]\uFE0F?|\uD83C[\uDC00-\uDFFA]|\uD83D[\uDC00-\uDFFF]|\uD83E[\uDD00-\uDFFF])(?:\uFE0F|\uD83C[\uDFFB-\uDFFF])*)|(?<num>\p{Nd}+(?:[.,']\p{Nd}+)*(?!\p{L}))|(?<word>(?:(?![\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF])[\p{L}\p{Nd}_])(?:(?![\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF])[\p{L}\p{Nd}\p{M}_]|(?<=\p{L})['’.:·](?=\p{L})|(?<=\p{Nd})[.,'](?=\p{Nd}))*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Words();
}
