namespace Listening.Queries;

/// <summary>The fields of query-language.md that are not words of a part.</summary>
public enum QueryField
{
    /// <summary><c>handle:</c> the author's handle.</summary>
    Handle,

    /// <summary><c>site:</c> the host, by suffix.</summary>
    Site,

    /// <summary><c>url:</c> the mention's address, by substring.</summary>
    Url,

    /// <summary><c>link:</c> any link in it, by substring.</summary>
    Link,

    /// <summary><c>lang:</c></summary>
    Language,

    /// <summary><c>source:</c> id or title.</summary>
    Source,

    /// <summary><c>kind:</c> of source.</summary>
    Kind,

    /// <summary><c>category:</c></summary>
    Category,

    /// <summary><c>tag:</c></summary>
    Tag,

    /// <summary><c>query:</c> id of a unit's query that matched.</summary>
    Query,

    /// <summary><c>goal:</c></summary>
    Goal,

    /// <summary><c>unit:</c></summary>
    Unit,

    /// <summary><c>story:</c></summary>
    Story,

    /// <summary><c>id:</c></summary>
    Id,

    /// <summary><c>visibility:</c></summary>
    Visibility,

    /// <summary><c>flag:</c></summary>
    Flag,

    /// <summary><c>published:</c> a date.</summary>
    Published,

    /// <summary><c>heard:</c> a date.</summary>
    Heard,

    /// <summary><c>words:</c> tokens of the text.</summary>
    Words,

    /// <summary><c>rating:</c></summary>
    Rating,

    /// <summary><c>has:</c> author, link, image, hashtag, handle, language or rating.</summary>
    Has,

    /// <summary><c>sentiment:</c> a label, or a range over the score. Search only.</summary>
    Sentiment,

    /// <summary><c>status:</c> Search only.</summary>
    Status,

    /// <summary><c>assignee:</c> Search only.</summary>
    Assignee,

    /// <summary><c>priority:</c> Search only.</summary>
    Priority,
}

/// <summary>What is asked of a field's value.</summary>
public abstract record FieldTest
{
    private FieldTest() { }

    /// <summary>Equal to the value after folding (also: <see cref="QueryField.Has"/> with its word).</summary>
    public sealed record Exact(string Folded) : FieldTest;

    /// <summary>Folded value with <c>*</c> for any run.</summary>
    public sealed record Pattern(string Folded) : FieldTest;

    /// <summary>Substring of the folded value.</summary>
    public sealed record Contains(string Folded) : FieldTest;

    /// <summary>The host itself or a host below it.</summary>
    public sealed record HostSuffix(string Host) : FieldTest;

    /// <summary>A range of numbers; null is open.</summary>
    public sealed record Numbers(double? From, bool FromInclusive, double? To, bool ToInclusive) : FieldTest;

    /// <summary>A range of times; null is open.</summary>
    public sealed record Times(QueryTime? From, bool FromInclusive, QueryTime? To, bool ToInclusive) : FieldTest;
}

/// <summary>An instant, or a distance back from the moment of asking.</summary>
/// <param name="At">The instant, UTC; null where relative.</param>
/// <param name="Before">How long before now; null where absolute.</param>
public readonly record struct QueryTime(DateTimeOffset? At, TimeSpan? Before)
{
    /// <summary>The instant meant, asked at <paramref name="now"/>.</summary>
    public DateTimeOffset Resolve(DateTimeOffset now) => At ?? now - Before.GetValueOrDefault();
}
