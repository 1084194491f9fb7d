namespace Listening.Storage.Elasticsearch;

/// <summary>Which indices a search looks at.</summary>
internal static class SearchTarget
{
    // The first line of a request may have 4,096 bytes.
    private const int MostNamed = 20;

    /// <summary>A pattern of indices; null where nobody can be meant.</summary>
    public static string? Of(IndexNames names, IReadOnlyList<string> units)
    {
        if (units.Count == 0)
            return names.AllMentions;
        string[] known = [.. units.Where(IndexNames.IsUnit).Distinct(StringComparer.Ordinal)];
        return known.Length switch
        {
            0 => null,
            > MostNamed => names.AllMentions,
            _ => string.Join(',', known.Select(names.UnitMentions)),
        };
    }
}
