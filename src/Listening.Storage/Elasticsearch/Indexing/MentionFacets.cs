using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>A mention's values as they are counted by: written as they are shown, each once.</summary>
internal static class MentionFacets
{
    /// <summary>The object that holds them.</summary>
    public const string Root = "facets";

    /// <summary>The source's id as it is written.</summary>
    public const string SourceId = "source_id";

    public static string Path(MentionFacet facet) => $"{Root}.{Name(facet)}";

    public static JsonObject Of(Mention mention)
    {
        var facets = new JsonObject();
        foreach (var facet in Enum.GetValues<MentionFacet>())
        {
            string[] values = [.. Values(mention, facet).Distinct(StringComparer.Ordinal)];
            if (values.Length > 0)
                facets[Name(facet)] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        }

        // Not counted by people, but by the ledger.
        facets[SourceId] = mention.Source.Id;
        return facets;
    }

    /// <summary>What a mention counts for.</summary>
    public static IEnumerable<string> Values(Mention mention, MentionFacet facet) => facet switch
    {
        MentionFacet.Sentiment => One(mention.Sentiment?.Label),
        MentionFacet.Source => One(mention.Source.Title ?? mention.Source.Id),
        MentionFacet.Author => One(mention.Author?.Name ?? mention.Author?.Handle),
        MentionFacet.Query => mention.Queries.Select(query => mention.Unit + "/" + query),
        MentionFacet.Goal => mention.Goals,
        MentionFacet.Language => One(mention.Language),
        MentionFacet.Unit => One(mention.Unit),
        MentionFacet.Site => One(mention.Site),
        MentionFacet.Hashtag => mention.Hashtags.Select(hashtag => hashtag.ToLowerInvariant()),
        MentionFacet.Tag => mention.Tags,
        MentionFacet.Status => One(mention.Workflow?.Status ?? MentionDocument.NoStatus),
        MentionFacet.Visibility => One(mention.Visibility),
        MentionFacet.Story => One(mention.Story),
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, null),
    };

    private static string[] One(string? value) => value is null ? [] : [value];

    private static string Name(MentionFacet facet) => facet switch
    {
        MentionFacet.Sentiment => "sentiment",
        MentionFacet.Source => "source",
        MentionFacet.Author => "author",
        MentionFacet.Query => "query",
        MentionFacet.Goal => "goal",
        MentionFacet.Language => "language",
        MentionFacet.Unit => "unit",
        MentionFacet.Site => "site",
        MentionFacet.Hashtag => "hashtag",
        MentionFacet.Tag => "tag",
        MentionFacet.Status => "status",
        MentionFacet.Visibility => "visibility",
        MentionFacet.Story => "story",
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, null),
    };
}
