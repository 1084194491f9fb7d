using System.Text.RegularExpressions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Every name that is used in a cluster. Units and visibilities that do not fit a name have none: nothing from a document becomes part of an address unchecked.</summary>
internal sealed partial class IndexNames(string prefix)
{
    /// <summary>Every index of mentions, whosever.</summary>
    public string AllMentions => $"{prefix}-mentions-*";

    /// <summary>What people beyond a unit may search: company and public only.</summary>
    public string SharedAlias => $"{prefix}-mentions";

    public string AllPolls => $"{prefix}-polls-*";

    public string AllActions => $"{prefix}-actions-*";

    /// <summary>What a store remembers of what is gone.</summary>
    public string Control => $"{prefix}-control";

    public string MentionsTemplate => $"{prefix}-mentions";

    public string PollsTemplate => $"{prefix}-polls";

    public string ActionsTemplate => $"{prefix}-actions";

    public static bool IsUnit(string unit) => UnitName().IsMatch(unit);

    public static bool IsVisibility(string visibility) => visibility is "private" or "company" or "public";

    public string Mentions(string unit, string visibility, string bucket) => $"{prefix}-mentions-{unit}.{visibility}.{bucket}";

    public string UnitMentions(string unit) => $"{prefix}-mentions-{unit}.*";

    public string UnitAlias(string unit) => $"{prefix}-mentions-{unit}";

    public string Polls(string unit) => $"{prefix}-polls-{unit}";

    public string Actions(string unit) => $"{prefix}-actions-{unit}";

    /// <summary>The parts of the name of an index of mentions; null where it is none.</summary>
    public MentionIndexName? Parse(string index)
    {
        var beginning = $"{prefix}-mentions-";
        if (!index.StartsWith(beginning, StringComparison.Ordinal))
            return null;
        return index[beginning.Length..].Split('.') is [var unit, var visibility, var bucket] && IsUnit(unit) && IsVisibility(visibility) && IndexPeriod.Parse(bucket) is { } period
            ? new(index, unit, visibility, period)
            : null;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitName();
}
