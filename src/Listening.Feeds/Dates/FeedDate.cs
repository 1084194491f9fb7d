namespace Listening.Feeds;

/// <summary>
/// Reads the dates feeds write: RFC 822 and its many variants, ISO 8601 with its shortened and ordinal forms, C's asctime, dates with slashes, Unix seconds.
/// No exceptions, no culture, one pass; an impossible date is null.
/// </summary>
internal static class FeedDate
{
    private const int MaxLength = 100;

    /// <summary>The instant in UTC; null where the text is missing, unreadable or impossible. A date without a zone is UTC.</summary>
    public static DateTimeOffset? Parse(string? raw)
    {
        var text = raw.AsSpan().Trim();
        if (text.IsEmpty || text.Length > MaxLength)
            return null;
        var parts = new DateParts();
        return OfUnixTime(text) ?? (IsoDate.TryRead(text, ref parts, out var rest) || WordDate.TryRead(text, ref parts, out rest)
            ? TimeOfDay.TryRead(rest, ref parts) ? parts.ToInstant() : null
            : null);
    }

    private static DateTimeOffset? OfUnixTime(ReadOnlySpan<char> text)
    {
        if (text.Length is not (10 or 13) || text.ContainsAnyExceptInRange('0', '9'))
            return null;
        var number = long.Parse(text);
        return text.Length == 13 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
    }
}
