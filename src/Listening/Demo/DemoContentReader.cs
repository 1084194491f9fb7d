namespace Listening.Demo;

/// <summary>
/// Reads one content file: a head of <c>key: value</c> lines, then posts. A post starts with <c>@ author | kind | title</c> (the title may be missing);
/// lines that start with <c>%</c> say more about it (<c>%id</c>, <c>%lang</c>, <c>%tags</c>, <c>%same source/key</c>, <c>%copy source/key</c>);
/// <c>%edit</c> starts the text as it will read after the edit; the rest is the body.
/// </summary>
internal static class DemoContentReader
{
    public static DemoSource Read(string id, string content)
    {
        var blocks = content.ReplaceLineEndings("\n").Split("\n@ ");
        var head = Head(blocks[0]);
        var quirks = List(head, "quirks");
        return new DemoSource
        {
            Id = id,
            Unit = head["unit"],
            Format = Enum.Parse<DemoFormat>(head["format"], ignoreCase: true),
            Title = head["title"],
            About = head["about"],
            Host = head["host"],
            Language = head["language"],
            Tags = List(head, "tags"),
            Html = quirks.Contains("html"),
            WithoutIds = quirks.Contains("without-ids"),
            Moved = quirks.Contains("moved"),
            Flaky = quirks.Contains("flaky"),
            Posts = [.. blocks.Skip(1).Select((block, index) => Post(id, head["language"], index, block))],
        };
    }

    private static Dictionary<string, string> Head(string block) =>
        block.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.Ordinal);

    private static string[] List(Dictionary<string, string> head, string key) =>
        head.TryGetValue(key, out var value) ? value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    private static DemoPost Post(string source, string language, int index, string block)
    {
        var lines = block.Split('\n');
        var first = lines[0].Split('|', 3, StringSplitOptions.TrimEntries);
        var post = new DemoPost
        {
            Source = source,
            Key = (index + 1).ToString(),
            Author = first[0],
            Kind = Kind(source, first),
            Title = first.Length > 2 ? first[2] : null,
            Language = language,
            Text = "",
        };
        return Body(lines, lines.Skip(1).Where(line => line.StartsWith('%')).Aggregate(post, Directive));
    }

    private static DemoKind Kind(string source, string[] first) =>
        first.Length > 1 && Enum.TryParse<DemoKind>(first[1], ignoreCase: true, out var kind)
            ? kind
            : throw new FormatException($"{source}: \"{string.Join(" | ", first)}\" names no kind of post");

    private static DemoPost Directive(DemoPost post, string line)
    {
        var words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        return words[0] switch
        {
            "%id" => post with { Key = words[1] },
            "%lang" => post with { Language = words[1] },
            "%tags" => post with { Categories = words[1].Split(", ") },
            "%same" => post with { SameAs = Reference(words[1]) },
            "%copy" => post with { CopyOf = Reference(words[1]) },
            "%edit" => post,
            _ => throw new FormatException($"{post.Source}: unknown directive {line}"),
        };
    }

    private static DemoReference Reference(string text)
    {
        var parts = text.Split('/');
        return new DemoReference(parts[0], parts[1]);
    }

    private static DemoPost Body(string[] lines, DemoPost post)
    {
        var edit = Array.IndexOf(lines, "%edit");
        var text = Text(edit < 0 ? lines[1..] : lines[1..edit]);
        return post with { Text = text, EditedText = edit < 0 ? null : Text(lines[(edit + 1)..]) };
    }

    private static string Text(string[] lines) => string.Join('\n', lines.Where(line => !line.StartsWith('%'))).Trim();
}
