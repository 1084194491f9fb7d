using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>A pair of aligned token fields. The author's name and handle are two values of one pair, with a gap of positions between that no phrase or NEAR spans.</summary>
/// <param name="Folded">Folded bare words.</param>
/// <param name="Marked">Case-folded, with sign and diacritics.</param>
internal sealed record TextPart(string Folded, string Marked)
{
    public static readonly TextPart Title = new("title_tokens", "title_marked");

    public static readonly TextPart Text = new("text_tokens", "text_marked");

    public static readonly TextPart Author = new("author_tokens", "author_marked");

    public static readonly IReadOnlyList<TextPart> All = [Title, Text, Author];

    /// <summary>Without the title, which FIRST does not look at.</summary>
    public static readonly IReadOnlyList<TextPart> Beginning = [Text, Author];

    public bool IsIn(QueryScope scope) => scope switch
    {
        QueryScope.Anywhere => this == Title || this == Text,
        QueryScope.Title => this == Title,
        QueryScope.Text => this == Text,
        QueryScope.Author => this == Author,
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, null),
    };

    public string Field(TermNode term) => term.Marked is null ? Folded : Marked;
}
