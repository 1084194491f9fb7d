using System.Text;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>All exact values of a mention as tokens, so that a field filter is one more list of the inverted index to walk along.</summary>
internal sealed class FieldTerms
{
    private const int MaxRemembered = 20_000;

    private readonly StringBuilder _text = new();
    private readonly Dictionary<(QueryField Field, string Value), string> _remembered = [];

    public string Of(Mention mention, QueryDocument document)
    {
        _text.Clear().Append(Term.All);
        if (mention.Queries.Count == 0)
            _text.Append(' ').Append(Term.Hidden);
        Add(QueryField.Unit, document.Unit);
        Add(QueryField.Visibility, document.Visibility);
        Add(QueryField.Language, document.Language);
        Add(QueryField.Source, document.SourceId);
        Add(QueryField.Source, document.SourceTitle);
        Add(QueryField.Kind, document.SourceKind);
        Add(QueryField.Handle, document.AuthorHandle?.TrimStart('@'));
        Add(QueryField.Story, document.Story);
        Add(QueryField.Sentiment, document.SentimentLabel);
        Add(QueryField.Status, document.Status);
        Add(QueryField.Assignee, document.Assignee);
        Add(QueryField.Priority, document.Priority);
        AddAll(QueryField.Category, document.Categories);
        AddAll(QueryField.Tag, document.Tags);
        AddAll(QueryField.Query, document.Queries);
        AddAll(QueryField.Goal, document.Goals);
        AddAll(QueryField.Flag, document.Flags);
        if (document.Id is { } id && !IdKey.IsCanonical(id))
            Add(QueryField.Id, id);
        AddHas(document);
        AddSite(document.Site);
        AddAuthor(document);
        return _text.ToString();
    }

    private void Add(QueryField field, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        if (!_remembered.TryGetValue((field, value), out var term))
        {
            term = Term.OfValue(FieldNames.Of(field)!, value);
            if (_remembered.Count >= MaxRemembered)
                _remembered.Clear();
            _remembered.Add((field, value), term);
        }

        _text.Append(' ').Append(term);
    }

    private void AddAll(QueryField field, IReadOnlyList<string> values)
    {
        for (var index = 0; index < values.Count; index++)
            Add(field, values[index]);
    }

    private void AddHas(QueryDocument document)
    {
        AddHas("author", !string.IsNullOrEmpty(document.AuthorName) || !string.IsNullOrEmpty(document.AuthorHandle));
        AddHas("link", document.Links.Count > 0);
        AddHas("image", document.Images.Count > 0);
        AddHas("hashtag", document.Hashtags.Count > 0);
        AddHas("handle", !string.IsNullOrEmpty(document.AuthorHandle));
        AddHas("language", document.Language is not (null or "" or "und"));
        AddHas("rating", document.Rating is not null);
    }

    private void AddHas(string what, bool has)
    {
        if (has)
            _text.Append(" has=").Append(what);
    }

    // The host and every host above it, so that a suffix is one exact token.
    private void AddSite(string? site)
    {
        for (var host = string.IsNullOrEmpty(site) ? null : Folding.Fold(site); host is not null;)
        {
            _text.Append(' ').Append(Term.Of(FieldNames.Of(QueryField.Site)!, host));
            var dot = host.IndexOf('.', StringComparison.Ordinal);
            host = dot < 0 ? null : host[(dot + 1)..];
        }
    }

    // Told apart from words of the text by what they begin with. A term of another kind stands between, so that no phrase runs from one into the other.
    private void AddAuthor(QueryDocument document)
    {
        AddAuthor(TokenStreams.Of(document.AuthorName));
        _text.Append(' ').Append(Term.All);
        AddAuthor(TokenStreams.Of(document.AuthorHandle));
    }

    private void AddAuthor(TokenStreams streams)
    {
        AddWords(StreamText.Folded(streams));
        _text.Append(' ').Append(Term.All);
        AddWords(StreamText.Marked(streams));
    }

    private void AddWords(string tokens)
    {
        foreach (var range in tokens.AsSpan().Split(' '))
        {
            if (!tokens.AsSpan(range).IsEmpty)
                _text.Append(' ').Append(FieldNames.Author).Append('=').Append(tokens.AsSpan(range));
        }
    }
}
