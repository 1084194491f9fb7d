using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Which column holds a facet, and whether it holds one name or several.</summary>
internal readonly record struct FacetColumn(string Name, bool Several)
{
    public static FacetColumn Of(MentionFacet facet) => facet switch
    {
        MentionFacet.Sentiment => new("m.sentiment", false),
        MentionFacet.Source => new("m.source", false),
        MentionFacet.Author => new("m.author", false),
        MentionFacet.Query => new("m.queries", true),
        MentionFacet.Goal => new("m.goals", true),
        MentionFacet.Language => new("m.language", false),
        MentionFacet.Unit => new("m.unit", false),
        MentionFacet.Site => new("m.site", false),
        MentionFacet.Hashtag => new("m.hashtags", true),
        MentionFacet.Tag => new("m.tags", true),
        MentionFacet.Status => new("m.status", false),
        MentionFacet.Visibility => new("m.visibility", false),
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, null),
    };
}
