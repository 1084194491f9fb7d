using System.Globalization;
using System.Text.RegularExpressions;
using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>Reads the tables of Data/queries: a line per case, cells between <c> | </c>, <c>#</c> begins a comment line, <c>\n</c> and <c>\u{…}</c> are escapes.</summary>
internal static partial class CaseTable
{
    public static IEnumerable<string[]> Read(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Data", "queries", name);
        return File.ReadLines(path).Where(line => line.Trim().Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line.Split(" | ").Select(cell => Unescape(cell.Trim())).ToArray());
    }

    /// <summary>A document from <c>key=value ; key=value</c>, or from its text alone.</summary>
    public static QueryDocument Document(string cell)
    {
        var document = new QueryDocument();
        foreach (var part in cell.Split(" ; "))
        {
            var match = Pair().Match(part);
            document = match.Success ? With(document, match.Groups["key"].Value, match.Groups["value"].Value) : document with { Text = part };
        }

        return document;
    }

    private static QueryDocument With(QueryDocument document, string key, string value) => key switch
    {
        "title" => document with { Title = value },
        "text" => document with { Text = value },
        "author" => document with { AuthorName = value },
        "handle" => document with { AuthorHandle = value },
        "site" => document with { Site = value },
        "url" => document with { Url = value },
        "link" => document with { Links = value.Split(',') },
        "image" => document with { Images = value.Split(',') },
        "hashtag" => document with { Hashtags = value.Split(',') },
        "lang" => document with { Language = value },
        "source" => document with { SourceId = value },
        "sourcetitle" => document with { SourceTitle = value },
        "kind" => document with { SourceKind = value },
        "category" => document with { Categories = value.Split(',') },
        "tag" => document with { Tags = value.Split(',') },
        "query" => document with { Queries = value.Split(',') },
        "goal" => document with { Goals = value.Split(',') },
        "unit" => document with { Unit = value },
        "story" => document with { Story = value },
        "id" => document with { Id = value },
        "visibility" => document with { Visibility = value },
        "flag" => document with { Flags = value.Split(',') },
        "published" => document with { Published = Time(value) },
        "heard" => document with { Heard = Time(value) },
        "rating" => document with { Rating = Number(value) },
        "sentiment" => document with { SentimentLabel = value },
        "score" => document with { SentimentScore = Number(value) },
        "status" => document with { Status = value },
        "assignee" => document with { Assignee = value },
        "priority" => document with { Priority = value },
        _ => throw new FormatException("No such key in a case: " + key),
    };

    private static DateTimeOffset Time(string value) => DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static double Number(string value) => double.Parse(value, CultureInfo.InvariantCulture);

    public static string Unescape(string cell) =>
        Escape().Replace(cell, match => match.Value == "\\n" ? "\n" : match.Value == "\\t" ? "\t" : Point(match.Groups["point"].Value));

    private static string Point(string hex)
    {
        var point = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return point is >= 0xD800 and < 0xE000 ? ((char)point).ToString() : char.ConvertFromUtf32(point);
    }

    [GeneratedRegex(@"^(?<key>[a-z]+)=(?<value>.*)$", RegexOptions.Singleline, 1000)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\\n|\\t|\\u\{(?<point>[0-9A-F]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}
