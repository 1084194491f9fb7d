using Listening.Feeds;

namespace Listening.Commands;

/// <summary>One line of <c>parse --json</c> (contracts.md §1).</summary>
internal sealed record ParsedDocument
{
    public required string File { get; init; }
    public required bool Ok { get; init; }
    public string? Error { get; init; }
    public string? Format { get; init; }
    public bool? Bozo { get; init; }
    public string? Encoding { get; init; }
    public ParsedFeed? Feed { get; init; }
    public IReadOnlyList<ParsedEntry>? Entries { get; init; }

    public static ParsedDocument Refused(string file, string error) => new() { File = file, Ok = false, Error = error };

    public static ParsedDocument Of(string file, FeedParseResult result) => result.Ok
        ? new ParsedDocument
        {
            File = file,
            Ok = true,
            Format = result.Document.Format.ToString().ToLowerInvariant(),
            Bozo = result.Document.Bozo,
            Encoding = result.Document.Encoding,
            Feed = ParsedFeed.Of(result.Document.Feed),
            Entries = [.. result.Document.Entries.Select(ParsedEntry.Of)],
        }
        : Refused(file, result.Error.Message);
}

/// <summary>The feed of a line.</summary>
internal sealed record ParsedFeed
{
    public string? Id { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? Link { get; init; }
    public string? Language { get; init; }
    public string? Author { get; init; }
    public string? AuthorEmail { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public IReadOnlyList<string>? Categories { get; init; }

    public static ParsedFeed Of(Feed feed) => new()
    {
        Id = feed.Id,
        Title = feed.Title,
        Description = feed.Description,
        Link = feed.Link,
        Language = feed.Language,
        Author = feed.Author,
        AuthorEmail = feed.AuthorEmail,
        Published = feed.Published,
        Updated = feed.Updated,
        Categories = feed.Categories.Count > 0 ? feed.Categories : null,
    };
}

/// <summary>An entry of a line.</summary>
internal sealed record ParsedEntry
{
    public required string Id { get; init; }
    public string? Link { get; init; }
    public string? Comments { get; init; }
    public string? Title { get; init; }
    public string? Summary { get; init; }
    public string? Content { get; init; }
    public string? SummaryHtml { get; init; }
    public string? ContentHtml { get; init; }
    public string? Author { get; init; }
    public string? AuthorEmail { get; init; }
    public required IReadOnlyList<string> Authors { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public string? Language { get; init; }
    public required IReadOnlyList<string> Categories { get; init; }
    public required IReadOnlyList<FeedEnclosure> Enclosures { get; init; }
    public FeedEntrySource? Source { get; init; }

    public static ParsedEntry Of(FeedEntry entry) => new()
    {
        Id = entry.Id,
        Link = entry.Link,
        Comments = entry.Comments,
        Title = entry.Title,
        Summary = entry.Summary,
        Content = entry.Content,
        SummaryHtml = entry.SummaryHtml,
        ContentHtml = entry.ContentHtml,
        Author = entry.Author,
        AuthorEmail = entry.AuthorEmail,
        Authors = entry.Authors,
        Published = entry.Published,
        Updated = entry.Updated,
        Language = entry.Language,
        Categories = entry.Categories,
        Enclosures = entry.Enclosures,
        Source = entry.Source,
    };
}
