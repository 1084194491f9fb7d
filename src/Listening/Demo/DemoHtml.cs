using System.Net;
using System.Text.RegularExpressions;

namespace Listening.Demo;

/// <summary>The little HTML that our own content uses: inline tags, and paragraphs at blank lines.</summary>
internal static partial class DemoHtml
{
    /// <summary>Wraps the paragraphs of an HTML body.</summary>
    public static string Paragraphs(string body) =>
        string.Concat(body.Split("\n\n").Select(paragraph => $"<p>{paragraph.Replace("\n", "<br/>", StringComparison.Ordinal)}</p>"));

    /// <summary>The plain text of a body.</summary>
    public static string ToText(string body) => WebUtility.HtmlDecode(Tag().Replace(body, ""));

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
