using Listening.Queries;

namespace Listening.Mentions;

/// <summary>A mention as queries see it.</summary>
public static class MentionDocument
{
    /// <summary>The status of a mention on which nobody acted yet.</summary>
    public const string NoStatus = "new";

    /// <summary>Every field that query-language.md names.</summary>
    public static QueryDocument ToQueryDocument(this Mention mention) => new()
    {
        Title = mention.Title,
        Text = mention.Text,
        AuthorName = mention.Author?.Name,
        AuthorHandle = mention.Author?.Handle,
        Site = mention.Site,
        Url = mention.Url,
        Links = mention.Links,
        Images = mention.Images,
        Hashtags = mention.Hashtags,
        Language = mention.Language,
        SourceId = mention.Source.Id,
        SourceTitle = mention.Source.Title,
        SourceKind = mention.Source.Kind,
        Categories = mention.Categories,
        Tags = mention.Tags,
        Queries = mention.Queries,
        Goals = mention.Goals,
        Unit = mention.Unit,
        Story = mention.Story,
        Id = mention.Id,
        Visibility = mention.Visibility,
        Flags = mention.Flags,
        Published = mention.Published,
        Heard = mention.Heard,
        Rating = mention.Rating,
        SentimentLabel = mention.Sentiment?.Label,
        SentimentScore = mention.Sentiment?.Score,
        Status = mention.Workflow?.Status ?? NoStatus,
        Assignee = mention.Workflow?.Assignee,
        Priority = mention.Workflow?.Priority,
    };
}
