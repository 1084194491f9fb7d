namespace Listening.Mentions;

/// <summary>A mention that looks for its story.</summary>
/// <param name="Id">Of the mention.</param>
/// <param name="Revision">Which of its revisions asks.</param>
/// <param name="Unit">Who heard it.</param>
/// <param name="IsPrivate">Only that unit may see it.</param>
/// <param name="Timestamp">Its <c>@timestamp</c>.</param>
/// <param name="Fingerprint">Of its words.</param>
public sealed record StoryQuestion(string Id, long Revision, string Unit, bool IsPrivate, DateTimeOffset Timestamp, StoryFingerprint Fingerprint)
{
    /// <summary>How far apart in <c>@timestamp</c> a mention and the one that began its story may lie, either way.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(14);

    /// <summary>So many beginnings that share a band are looked at, the latest first: reports made from one template, which their numbers tell apart, may share it by the hundred thousand.</summary>
    public const int MostAlike = 1_000;

    /// <summary>The start of its window.</summary>
    public DateTimeOffset Earliest => Timestamp - DateTimeOffset.MinValue < Window ? DateTimeOffset.MinValue : Timestamp - Window;

    /// <summary>The end of its window, inclusive.</summary>
    public DateTimeOffset Latest => DateTimeOffset.MaxValue - Timestamp < Window ? DateTimeOffset.MaxValue : Timestamp + Window;

    /// <summary>The question of a mention; null where it bears no fingerprint that this version can read.</summary>
    public static StoryQuestion? Of(Mention mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        return StoryBands.Read(mention.StoryBands) is { } fingerprint ? new(mention.Id, mention.Revision, mention.Unit, IsPrivateVisibility(mention.Visibility), mention.Timestamp, fingerprint) : null;
    }

    /// <summary>True for every visibility but company and public: what is not known is nobody else's.</summary>
    public static bool IsPrivateVisibility(string? visibility) => visibility is not ("company" or "public");

    /// <summary>True where the mention may join what <paramref name="begun"/> began: a private one only what its unit began, the others only what is not private, whichever unit began it; never one of another time or other words.</summary>
    public bool MayJoin(StoryQuestion begun)
    {
        ArgumentNullException.ThrowIfNull(begun);
        return (IsPrivate ? begun.Unit == Unit : !begun.IsPrivate)
            && begun.Id != Id
            && (begun.Timestamp - Timestamp).Duration() <= Window
            && Fingerprint.IsNear(begun.Fingerprint);
    }

    /// <summary>The story it joins: of those that it may join the nearest in words, of equally near ones the earliest by <c>@timestamp</c>, then that with the smallest id; null for none.</summary>
    public StoryQuestion? Choose(IEnumerable<StoryQuestion> begun)
    {
        ArgumentNullException.ThrowIfNull(begun);
        return begun.Where(MayJoin)
            .OrderBy(story => story.Fingerprint.DistanceTo(Fingerprint))
            .ThenBy(story => story.Timestamp)
            .ThenBy(story => story.Id, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
