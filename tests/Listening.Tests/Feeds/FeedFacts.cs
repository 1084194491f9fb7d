using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Listening.Feeds;

namespace Listening.Tests.Feeds;

/// <summary>Decides whether a fact of the feed corpus holds for a parse result; its README names paths and operations.</summary>
internal static class FeedFacts
{
    private static readonly HashSet<string> BadTags = [.. "script noscript iframe frame frameset object embed applet base meta link style template".Split(' ')];

    public static bool Holds(JsonElement fact, FeedParseResult result)
    {
        var op = fact.GetProperty("op").GetString();
        var path = fact.GetProperty("path").GetString() ?? "";
        if (op == "fails")
            return !result.Ok || result.Document.Entries.Count == 0;
        if (!result.Ok)
            return false;
        if (op == "parses")
            return true;
        if (op is "safe" or "links" or "keeps")
            return HoldsInHtml(op, fact, Value(result.Document, path.EndsWith("Html", StringComparison.Ordinal) ? path : path + "Html") as string ?? "");
        var value = Value(result.Document, path);
        return Wanted(fact).Any(wanted => Equal(op!, value, wanted));
    }

    /// <summary>True where the HTML holds nothing that runs.</summary>
    public static bool IsSafe(string html)
    {
        var body = new HtmlParser().ParseDocument(html).All.Where(element => element.LocalName is not ("html" or "head" or "body"));
        return body.All(element => !BadTags.Contains(element.LocalName) && element.Attributes.All(attribute =>
            !attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) && attribute.Name is not ("srcdoc" or "style")
            && (attribute.Name is not ("href" or "src" or "cite" or "poster" or "longdesc") || attribute.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase))));
    }

    public static object? Value(FeedDocument document, string path)
    {
        object? node = document;
        foreach (var part in path.Split('.'))
        {
            var open = part.IndexOf('[');
            var name = open < 0 ? part : part[..open];
            node = Member(node, name);
            if (open >= 0 && node is System.Collections.IList list)
                node = int.Parse(part[(open + 1)..^1], CultureInfo.InvariantCulture) is var index && index < list.Count ? list[index] : null;
        }

        return node;
    }

    private static object? Member(object? node, string name) => (node, name) switch
    {
        (System.Collections.IList list, "length") => list.Count,
        (FeedEntry entry, "date") => entry.Published ?? entry.Updated,
        (FeedEntry entry, "body") => entry.Content ?? entry.Summary,
        (FeedEntry entry, "bodyHtml") => entry.ContentHtml ?? entry.SummaryHtml,
        (null, _) => null,
        _ => node.GetType().GetProperty(char.ToUpperInvariant(name[0]) + name[1..])?.GetValue(node),
    };

    private static IEnumerable<JsonElement> Wanted(JsonElement fact) =>
        fact.TryGetProperty("alt", out var alternatives) && alternatives.ValueKind == JsonValueKind.Array
            ? [fact.GetProperty("expected"), .. alternatives.EnumerateArray()]
            : [fact.GetProperty("expected")];

    private static bool HoldsInHtml(string op, JsonElement fact, string html)
    {
        if (op == "safe")
            return IsSafe(html);
        var elements = new HtmlParser().ParseDocument(html).All.ToList();
        if (op == "keeps")
            return elements.Exists(element => element.LocalName == fact.GetProperty("expected").GetString());
        var links = elements.SelectMany(element => element.Attributes.Where(attribute => attribute.Name is "href" or "src").Select(attribute => attribute.Value)).ToList();
        var expected = fact.GetProperty("expected").EnumerateArray().Select(link => link.GetString()).ToList();
        return links.Take(expected.Count).SequenceEqual(expected);
    }

    private static bool Equal(string op, object? value, JsonElement wanted) => op switch
    {
        "null" => value is null or "" or System.Collections.ICollection { Count: 0 },
        "text" => Squash(value as string) == Squash(Text(wanted)),
        "textStarts" => Squash(value as string).StartsWith(Squash(Text(wanted)), StringComparison.Ordinal),
        "contains" => Squash(value as string).Contains(Squash(Text(wanted)), StringComparison.Ordinal),
        "exact" => (value as string ?? "").Trim(' ', '\t', '\r', '\n') == Text(wanted),
        "url" => Host(value as string) == Host(Text(wanted)),
        "date" => value is DateTimeOffset date && date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) == Text(wanted)[..19],
        "lang" => Collapse(value as string).Replace('_', '-').Equals(Collapse(Text(wanted)).Replace('_', '-'), StringComparison.OrdinalIgnoreCase),
        "encoding" => Family(value as string) == Family(Text(wanted)),
        "list" => wanted.ValueKind == JsonValueKind.Array && ((IEnumerable<string>?)value ?? []).Select(Collapse).SequenceEqual(wanted.EnumerateArray().Select(item => Collapse(item.GetString()))),
        "set" => wanted.ValueKind == JsonValueKind.Array && ((IEnumerable<string>?)value ?? []).Select(Collapse).ToHashSet().SetEquals(wanted.EnumerateArray().Select(item => Collapse(item.GetString()))),
        "eq" => wanted.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => value is bool flag && flag == wanted.GetBoolean(),
            JsonValueKind.Number => Convert.ToString(value, CultureInfo.InvariantCulture) == wanted.GetRawText(),
            _ => Collapse(value as string) == Collapse(Text(wanted)),
        },
        _ => throw new InvalidOperationException($"The corpus has an operation this test does not know: {op}"),
    };

    private static string Text(JsonElement wanted) => wanted.ValueKind switch { JsonValueKind.String => wanted.GetString()!, JsonValueKind.Null => "", _ => wanted.GetRawText() };

    private static string Collapse(string? text) => string.Join(' ', (text ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static string Squash(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF' or '\u00AD')));

    private static string Host(string? address) => address is { } text && text.Count(c => c == '/') == 2 ? text + "/" : address ?? "";

    private static string Family(string? encoding) => encoding switch
    {
        "gb2312" or "gbk" or "gb18030" => "gb",
        "iso-8859-1" or "windows-1252" or "us-ascii" => "latin1",
        { } name when name.StartsWith("utf-16", StringComparison.Ordinal) => "utf-16",
        { } name when name.StartsWith("utf-32", StringComparison.Ordinal) => "utf-32",
        "ks_c_5601-1987" => "euc-kr",
        _ => encoding ?? "",
    };
}
