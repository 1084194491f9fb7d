using System.Text.Json.Nodes;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>A document's values as queries compare them. Whoever changes a value in the store (people's actions do) writes this object anew.</summary>
internal sealed class MentionFilters
{
    private readonly JsonObject _filters = [];

    private MentionFilters()
    {
    }

    public static JsonObject Of(QueryDocument document, int words)
    {
        var filters = new MentionFilters();
        filters.AddTexts(document);
        filters.AddHas(document);
        foreach (var piece in new[] { document.Url }.Where(IsThere).SelectMany(url => FilterValue.Pieces(Folding.Fold(url!))))
            filters.Append(FilterFields.Url, piece);
        foreach (var piece in document.Links.Where(IsThere).SelectMany(link => FilterValue.Pieces(Folding.Fold(link))))
            filters.Append(FilterFields.Link, piece);
        if (document.Queries.Count == 0)
            filters.Append(FilterFields.Hidden, FilterFields.Unmatched);
        filters._filters[FilterFields.Words] = words;
        filters.Add(FilterFields.Rating, document.Rating);
        filters.Add(FilterFields.Score, document.SentimentScore);
        return filters._filters;
    }

    private void AddTexts(QueryDocument document)
    {
        Add(QueryField.Handle, document.AuthorHandle?.TrimStart('@'));
        Add(QueryField.Language, document.Language);
        Add(QueryField.Source, document.SourceId, document.SourceTitle);
        Add(QueryField.Kind, document.SourceKind);
        Add(QueryField.Category, [.. document.Categories]);
        Add(QueryField.Tag, [.. document.Tags]);
        Add(QueryField.Query, [.. document.Queries]);
        Add(QueryField.Goal, [.. document.Goals]);
        Add(QueryField.Unit, document.Unit);
        Add(QueryField.Story, document.Story);
        Add(QueryField.Id, document.Id);
        Add(QueryField.Visibility, document.Visibility);
        Add(QueryField.Flag, [.. document.Flags]);
        Add(QueryField.Sentiment, document.SentimentLabel);
        Add(QueryField.Status, document.Status);
        Add(QueryField.Assignee, document.Assignee);
        Add(QueryField.Priority, document.Priority);
        Add(QueryField.Site, document.Site);
        if (IsThere(document.Site))
            Append(FilterFields.SiteReversed, FilterValue.Cut(FilterValue.Reversed(Folding.Fold(document.Site!)), FilterValue.Longest));
    }

    private void AddHas(QueryDocument document)
    {
        AddHas("author", IsThere(document.AuthorName) || IsThere(document.AuthorHandle));
        AddHas("link", document.Links.Count > 0);
        AddHas("image", document.Images.Count > 0);
        AddHas("hashtag", document.Hashtags.Count > 0);
        AddHas("handle", IsThere(document.AuthorHandle));
        AddHas("language", document.Language is not (null or "" or "und"));
        AddHas("rating", document.Rating is not null);
    }

    private void AddHas(string what, bool has)
    {
        if (has)
            Append(FilterFields.Has, what);
    }

    private void Add(QueryField field, params IReadOnlyList<string?> values)
    {
        var name = FilterFields.Of(field)!;
        foreach (var value in values.Where(IsThere))
        {
            var folded = Folding.Fold(value!);
            if (FilterValue.IsLong(folded))
                Append(FilterFields.Long, FilterValue.LongTerm(name, folded));
            else
                Append(name, folded);
        }
    }

    private void Add(string name, double? value)
    {
        if (value is { } number)
            _filters[name] = number + 0.0;
    }

    private void Append(string name, string value)
    {
        if (_filters[name] is JsonArray values)
            values.Add(JsonValue.Create(value));
        else
            _filters[name] = new JsonArray(JsonValue.Create(value));
    }

    private static bool IsThere(string? value) => !string.IsNullOrEmpty(value);
}
