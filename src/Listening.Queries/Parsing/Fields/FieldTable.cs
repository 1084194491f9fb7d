using System.Collections.Frozen;

namespace Listening.Queries;

/// <summary>Every field of the language, by name.</summary>
internal static class FieldTable
{
    internal static readonly FrozenDictionary<string, FieldSpec> ByName = new FieldSpec[]
    {
        new("title", FieldForm.Words, Scope: QueryScope.Title),
        new("text", FieldForm.Words, Scope: QueryScope.Text),
        new("author", FieldForm.Words, Scope: QueryScope.Author),
        new("handle", FieldForm.Exact, QueryField.Handle),
        new("site", FieldForm.Host, QueryField.Site),
        new("url", FieldForm.Substring, QueryField.Url),
        new("link", FieldForm.Substring, QueryField.Link),
        new("lang", FieldForm.Exact, QueryField.Language),
        new("source", FieldForm.Exact, QueryField.Source),
        new("kind", FieldForm.Exact, QueryField.Kind),
        new("category", FieldForm.Exact, QueryField.Category),
        new("tag", FieldForm.Exact, QueryField.Tag),
        new("query", FieldForm.Exact, QueryField.Query),
        new("goal", FieldForm.Exact, QueryField.Goal),
        new("unit", FieldForm.Exact, QueryField.Unit),
        new("story", FieldForm.Exact, QueryField.Story),
        new("id", FieldForm.Exact, QueryField.Id),
        new("visibility", FieldForm.Exact, QueryField.Visibility),
        new("flag", FieldForm.Exact, QueryField.Flag),
        new("published", FieldForm.Date, QueryField.Published),
        new("heard", FieldForm.Date, QueryField.Heard),
        new("words", FieldForm.Number, QueryField.Words),
        new("rating", FieldForm.Number, QueryField.Rating),
        new("has", FieldForm.Has, QueryField.Has),
        new("sentiment", FieldForm.Sentiment, QueryField.Sentiment, Enriched: true),
        new("status", FieldForm.Exact, QueryField.Status, Enriched: true),
        new("assignee", FieldForm.Exact, QueryField.Assignee, Enriched: true),
        new("priority", FieldForm.Exact, QueryField.Priority, Enriched: true),
        new("list", FieldForm.List),
    }.ToFrozenDictionary(spec => spec.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name by which a field is written.</summary>
    internal static readonly FrozenDictionary<QueryField, string> Names =
        ByName.Values.Where(spec => spec.Form is not (FieldForm.Words or FieldForm.List)).ToFrozenDictionary(spec => spec.Field, spec => spec.Name);

    // What other tools call them.
    private static readonly FrozenDictionary<string, string> Elsewhere = new Dictionary<string, string>
    {
        ["language"] = "lang", ["domain"] = "site", ["host"] = "site", ["date"] = "published", ["since"] = "published", ["user"] = "handle",
        ["username"] = "handle", ["from"] = "author", ["body"] = "text", ["content"] = "text", ["headline"] = "title", ["intitle"] = "title",
        ["links"] = "link", ["mood"] = "sentiment", ["stars"] = "rating", ["type"] = "kind", ["feed"] = "source",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The field that was probably meant, or null.</summary>
    internal static string? Nearest(ReadOnlySpan<char> name) =>
        name.Length > 20 ? null : Elsewhere.GetValueOrDefault(name.ToString()) ?? EditDistance.Nearest(name, ByName.Keys.Order(StringComparer.Ordinal));
}
