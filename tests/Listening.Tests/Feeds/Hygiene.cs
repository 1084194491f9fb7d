using Listening.Feeds;

namespace Listening.Tests.Feeds;

/// <summary>What holds for every result, whatever the input was.</summary>
internal static class Hygiene
{
    public static void Check(FeedParseResult result)
    {
        if (!result.Ok)
        {
            CheckText(result.Error.Message);
            return;
        }

        CheckAddress(result.Document.Feed.Link);
        CheckText(result.Document.Feed.Title);
        CheckText(result.Document.Feed.Description);
        foreach (var entry in result.Document.Entries)
        {
            foreach (var address in new[] { entry.Link, entry.Comments, entry.AuthorUrl, entry.Source?.Link }.Concat(entry.Links).Concat(entry.Images).Concat(entry.Enclosures.Select(enclosure => enclosure.Url)))
                CheckAddress(address);
            foreach (var text in new[] { entry.Id, entry.Title, entry.Summary, entry.Content, entry.SummaryHtml, entry.ContentHtml, entry.Author, entry.AuthorEmail, entry.Language }.Concat(entry.Categories).Concat(entry.Authors))
                CheckText(text);
            Assert.True(FeedFacts.IsSafe(entry.SummaryHtml ?? ""), entry.SummaryHtml);
            Assert.True(FeedFacts.IsSafe(entry.ContentHtml ?? ""), entry.ContentHtml);
            Assert.NotEmpty(entry.Id);
        }
    }

    private static void CheckAddress(string? address) =>
        Assert.True(address is null || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase), address);

    private static void CheckText(string? text)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            var c = text[i];
            Assert.False((c < ' ' && c is not ('\t' or '\n' or '\r')) || c is '\uFFFE' or '\uFFFF' or '\0', $"U+{(int)c:X4} at {i}");
            if (char.IsHighSurrogate(c))
                Assert.True(i + 1 < text.Length && char.IsLowSurrogate(text[++i]), $"A lone surrogate at {i}");
            else
                Assert.False(char.IsLowSurrogate(c), $"A lone surrogate at {i}");
        }
    }
}
