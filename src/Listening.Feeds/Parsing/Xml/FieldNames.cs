using System.Collections.Frozen;

namespace Listening.Feeds;

/// <summary>What an element of a feed says, whatever its format calls it.</summary>
internal enum Field
{
    Unknown, Root, RdfRoot, AtomRoot, Channel, Entry,
    Title, Link, Description, Summary, Content, Guid, Id, Comments, OriginalLink,
    Person, Contributor, PersonText, Name, Email, PersonAddress,
    Published, Updated, Created, DublinDate, Language, Category, Keywords,
    Enclosure, MediaContent, MediaWrapper, MediaThumbnail, Source,
    TimeToLive, SkipHours, SkipDays, Hour, Day, UpdatePeriod, UpdateFrequency,
    MinorTitle, MinorDescription, PodcastSummary, Subtitle, Aside,
}

/// <summary>Names of elements to fields, per vocabulary, without regard to case.</summary>
internal static class FieldNames
{
    private static readonly FrozenDictionary<string, Field> Core = Table(
        (Field.Root, "rss"), (Field.RdfRoot, "rdf"), (Field.AtomRoot, "feed"), (Field.Channel, "channel"), (Field.Entry, "item entry"),
        (Field.Title, "title"), (Field.Link, "link"), (Field.Description, "description subtitle tagline abstract"), (Field.Summary, "summary"), (Field.Content, "content fullitem body"),
        (Field.Guid, "guid"), (Field.Id, "id"), (Field.Comments, "comments"), (Field.Person, "author"), (Field.Contributor, "contributor"), (Field.PersonText, "managingeditor"),
        (Field.Name, "name"), (Field.Email, "email"), (Field.PersonAddress, "uri url homepage"),
        (Field.Published, "pubdate published issued"), (Field.Updated, "updated modified lastbuilddate"), (Field.Created, "created"), (Field.Language, "language"), (Field.Category, "category"),
        (Field.Enclosure, "enclosure"), (Field.Source, "source"), (Field.TimeToLive, "ttl"), (Field.SkipHours, "skiphours"), (Field.SkipDays, "skipdays"), (Field.Hour, "hour"), (Field.Day, "day"),
        (Field.Aside, "image textinput items"));

    private static readonly FrozenDictionary<string, Field> DublinCore = Table(
        (Field.MinorTitle, "title"), (Field.MinorDescription, "description abstract"), (Field.PersonText, "creator author"), (Field.Contributor, "contributor"), (Field.DublinDate, "date"), (Field.Language, "language"),
        (Field.Category, "subject"), (Field.Published, "issued available"), (Field.Updated, "modified"), (Field.Created, "created"));

    private static readonly FrozenDictionary<string, Field> Itunes = Table(
        (Field.PersonText, "author"), (Field.Person, "owner"), (Field.Name, "name"), (Field.Email, "email"), (Field.PodcastSummary, "summary description"), (Field.Subtitle, "subtitle"),
        (Field.Keywords, "keywords"), (Field.Category, "category"));

    private static readonly FrozenDictionary<string, Field> Media = Table(
        (Field.MediaWrapper, "group"), (Field.MediaContent, "content"), (Field.MediaThumbnail, "thumbnail"), (Field.MinorDescription, "description"), (Field.Keywords, "keywords"));

    private static readonly FrozenDictionary<string, Field> Syndication = Table((Field.UpdatePeriod, "updateperiod"), (Field.UpdateFrequency, "updatefrequency"));

    /// <summary>The field an element is; <see cref="Field.Unknown"/> for all others.</summary>
    public static Field Of(Vocabulary vocabulary, string localName) => vocabulary switch
    {
        Vocabulary.Core => Core.GetValueOrDefault(localName),
        Vocabulary.DublinCore => DublinCore.GetValueOrDefault(localName),
        Vocabulary.Itunes or Vocabulary.GooglePlay => Itunes.GetValueOrDefault(localName),
        Vocabulary.Media => Media.GetValueOrDefault(localName),
        Vocabulary.Syndication => Syndication.GetValueOrDefault(localName),
        Vocabulary.Content => localName.Equals("encoded", StringComparison.OrdinalIgnoreCase) ? Field.Content : Field.Unknown,
        Vocabulary.Xhtml => localName is "body" or "div" ? Field.Content : Field.Unknown,
        Vocabulary.Feedburner => localName.Equals("origLink", StringComparison.OrdinalIgnoreCase) ? Field.OriginalLink : Field.Unknown,
        _ => Field.Unknown,
    };

    private static FrozenDictionary<string, Field> Table(params (Field Field, string Names)[] rows) =>
        rows.SelectMany(row => row.Names.Split(' ').Distinct().Select(name => (name, row.Field)))
            .ToFrozenDictionary(pair => pair.name, pair => pair.Field, StringComparer.OrdinalIgnoreCase);
}
