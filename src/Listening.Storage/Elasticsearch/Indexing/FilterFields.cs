using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>The fields beneath <c>filters</c> that the indexer adds to a mention: values as queries compare them.</summary>
internal static class FilterFields
{
    /// <summary>The object that holds them.</summary>
    public const string Root = "filters";

    /// <summary>Folded, in pieces: see <see cref="FilterValue.Pieces"/>.</summary>
    public const string Url = "url";

    /// <inheritdoc cref="Url"/>
    public const string Link = "link";

    /// <summary>The folded host.</summary>
    public const string Site = "site";

    /// <summary>The folded host backwards, so that a suffix is a prefix.</summary>
    public const string SiteReversed = "site_reversed";

    /// <summary>What <c>has:</c> asks for.</summary>
    public const string Has = "has";

    /// <summary>Why a document is left out of searches: <see cref="Unmatched"/>, <see cref="Stub"/> or <see cref="Erased"/>; nothing where it is not.</summary>
    public const string Hidden = "hidden";

    /// <summary>An edit that matches no query any more.</summary>
    public const string Unmatched = "unmatched";

    /// <summary>Acts whose mention has not come yet.</summary>
    public const string Stub = "stub";

    /// <summary>What is left of a mention that was erased.</summary>
    public const string Erased = "erased";

    /// <summary>Values too long for their own field.</summary>
    public const string Long = "long";

    /// <summary>What a mention that began a story is found by; nothing of others.</summary>
    public const string StoryKeys = "story_keys";

    /// <summary>Tokens of the text by our tokeniser.</summary>
    public const string Words = "words";

    /// <summary>In double precision, as the matcher compares it.</summary>
    public const string Rating = "rating";

    /// <inheritdoc cref="Rating"/>
    public const string Score = "score";

    public static string Path(string field) => $"{Root}.{field}";

    /// <summary>The field of folded values; null where the field is of another kind.</summary>
    public static string? Of(QueryField field) => field switch
    {
        QueryField.Handle => "handle",
        QueryField.Site => Site,
        QueryField.Url => Url,
        QueryField.Link => Link,
        QueryField.Language => "lang",
        QueryField.Source => "source",
        QueryField.Kind => "kind",
        QueryField.Category => "category",
        QueryField.Tag => "tag",
        QueryField.Query => "query",
        QueryField.Goal => "goal",
        QueryField.Unit => "unit",
        QueryField.Story => "story",
        QueryField.Id => "id",
        QueryField.Visibility => "visibility",
        QueryField.Flag => "flag",
        QueryField.Sentiment => "sentiment",
        QueryField.Status => "status",
        QueryField.Assignee => "assignee",
        QueryField.Priority => "priority",
        QueryField.Published or QueryField.Heard or QueryField.Words or QueryField.Rating or QueryField.Has => null,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}
