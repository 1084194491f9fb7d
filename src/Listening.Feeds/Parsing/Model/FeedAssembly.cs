using System.Security.Cryptography;
using System.Text;

namespace Listening.Feeds;

/// <summary>Turns what was read into the public records: fallbacks, inheritance, derived ids.</summary>
internal static class FeedAssembly
{
    /// <summary>The feed itself.</summary>
    public static Feed ToFeed(PartBuilder part, FeedContext context, AddressBase address)
    {
        var person = part.People.Count > 0 ? part.People[0] : part.Owner;
        return new Feed
        {
            Id = part.Id,
            Title = part.Title ?? part.MinorTitle,
            Description = (part.Summary ?? part.AnySummary)?.Text,
            Link = part.Link ?? part.MinorLink ?? address.Resolve(part.UnresolvedLink),
            Language = Language(part.Language ?? part.OwnLanguage ?? context.ContentLanguage),
            Author = person?.Shown,
            AuthorEmail = person?.Email,
            Published = part.Published ?? part.Created ?? part.DublinDate,
            Updated = part.Updated ?? part.DublinDate,
            Categories = part.Categories,
        };
    }

    /// <summary>An entry of the feed.</summary>
    public static FeedEntry ToEntry(PartBuilder part, PartBuilder feed, Feed assembled)
    {
        var link = Link(part, assembled);
        var summary = part.Summary ?? (part.Content is null ? part.AnySummary : null) ?? HtmlContent.Empty;
        var content = part.Content ?? HtmlContent.Empty;
        var people = part.People.Count > 0 ? part.People : feed.People.Count > 0 ? feed.People : feed.Owner is { } owner ? [owner] : [];
        var images = new AddressList();
        foreach (var image in content.Images.Concat(summary.Images).Concat(part.Images))
            images.Add(image);
        return new FeedEntry
        {
            Id = Id(part, link, content, summary),
            HasOwnId = part.Id is not null,
            Link = link,
            Comments = part.Comments,
            Title = part.Title ?? part.MinorTitle,
            Summary = summary.Text,
            Content = content.Text,
            SummaryHtml = summary.Html,
            ContentHtml = content.Html,
            Author = people.Count > 0 ? people[0].Shown : null,
            AuthorEmail = people.Count > 0 ? people[0].Email : null,
            AuthorUrl = people.Count > 0 ? people[0].Url : null,
            Authors = people.Count == 0 ? [] : [.. people.Select(person => person.Shown!).Distinct()],
            Published = part.Published ?? part.DublinDate ?? part.Created,
            Updated = part.Updated,
            Language = EntryLanguage(part, assembled),
            Categories = part.Categories,
            Enclosures = part.Enclosures,
            Source = SourceOf(part),
            Links = content.Links.Count > 0 ? content.Links : summary.Links,
            Images = images.ToList(),
        };
    }

    private static string? Link(PartBuilder part, Feed feed)
    {
        if ((part.Link ?? part.MinorLink) is { } link)
            return link;
        var home = feed.Link is not null && Uri.TryCreate(feed.Link, UriKind.Absolute, out var uri) ? uri : null;
        var address = new AddressBase(home, part.Limits.MaxAddress);
        return address.Resolve(part.UnresolvedLink) ?? (part.IdIsLink ? AddressBase.None.Resolve(part.Id) : null) ?? part.OriginalLink;
    }

    private static string Id(PartBuilder part, string? link, HtmlContent content, HtmlContent summary)
    {
        var own = part.Id ?? link;
        if (own is not null)
            return own.Length <= part.Limits.MaxAddress ? own : Hash(own);
        return Hash(string.Join('\n', part.Title, content.Text ?? summary.Text, part.Published?.ToString("O"), part.Enclosures.Count > 0 ? part.Enclosures[0].Url : null));
    }

    private static string Hash(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // A blank xml:lang says "no language", which is not the same as saying nothing.
    private static string? EntryLanguage(PartBuilder part, Feed feed)
    {
        var inForce = part.Content is not null ? part.ContentLanguage : part.Summary is not null ? part.SummaryLanguage : part.Title is not null ? part.TitleLanguage : part.OwnLanguage;
        return inForce is not null ? Language(inForce) : Language(part.Language) ?? feed.Language;
    }

    private static string? Language(string? raw) => PlainText.Fold(raw, 40);

    private static FeedEntrySource? SourceOf(PartBuilder part) => part.Source is { } source && (source.Title ?? source.Link) is not null
        ? new FeedEntrySource { Title = source.Title, Link = source.Link }
        : null;
}
