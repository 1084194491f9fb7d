namespace Listening.Queries;

/// <summary>The values of a document's field that are compared as text: up to two of its own and a list.</summary>
internal readonly struct FieldValues
{
    private readonly string? _first;
    private readonly string? _second;
    private readonly IReadOnlyList<string>? _list;

    private FieldValues(string? first, string? second = null) => (_first, _second) = (first, second);

    private FieldValues(IReadOnlyList<string> list) => _list = list;

    internal int Count => _list?.Count ?? 2;

    /// <summary>May be null or empty: no value.</summary>
    internal string? this[int index] => _list is { } list ? list[index] : index == 0 ? _first : _second;

    internal static FieldValues Of(QueryField field, QueryDocument document) => field switch
    {
        QueryField.Handle => new(document.AuthorHandle),
        QueryField.Site => new(document.Site),
        QueryField.Url => new(document.Url),
        QueryField.Link => new(document.Links),
        QueryField.Language => new(document.Language),
        QueryField.Source => new(document.SourceId, document.SourceTitle),
        QueryField.Kind => new(document.SourceKind),
        QueryField.Category => new(document.Categories),
        QueryField.Tag => new(document.Tags),
        QueryField.Query => new(document.Queries),
        QueryField.Goal => new(document.Goals),
        QueryField.Unit => new(document.Unit),
        QueryField.Story => new(document.Story),
        QueryField.Id => new(document.Id),
        QueryField.Visibility => new(document.Visibility),
        QueryField.Flag => new(document.Flags),
        QueryField.Sentiment => new(document.SentimentLabel),
        QueryField.Status => new(document.Status),
        QueryField.Assignee => new(document.Assignee),
        QueryField.Priority => new(document.Priority),
        _ => default,
    };

    /// <summary>A value as it is folded for comparison: a handle without its sign.</summary>
    internal static ReadOnlySpan<char> Bare(QueryField field, string value) => field == QueryField.Handle ? value.AsSpan().TrimStart('@') : value;
}
