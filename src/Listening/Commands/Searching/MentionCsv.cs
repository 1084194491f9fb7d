using Listening.Mentions;

namespace Listening.Commands.Searching;

/// <summary>A mention as a row of a spreadsheet.</summary>
internal static class MentionCsv
{
    public static string Header { get; } = CsvLine.Of(
        "timestamp", "unit", "sentiment", "score", "language", "title", "text", "author", "source", "site", "url", "queries", "goals", "tags", "status", "assignee", "priority", "rating", "id", "revision");

    public static string Row(Mention mention) => CsvLine.Of(
        UtcMilliseconds.ToText(mention.Timestamp),
        mention.Unit,
        mention.Sentiment?.Label,
        mention.Sentiment?.Score,
        mention.Language,
        mention.Title,
        mention.Text,
        mention.Author?.Name ?? mention.Author?.Handle,
        mention.Source.Title ?? mention.Source.Id,
        mention.Site,
        mention.Url,
        string.Join(' ', mention.Queries),
        string.Join(' ', mention.Goals),
        string.Join(' ', mention.Tags),
        mention.Workflow?.Status,
        mention.Workflow?.Assignee,
        mention.Workflow?.Priority,
        mention.Rating,
        mention.Id,
        mention.Revision);
}
