using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>What the tokens of a field begin with; null for fields that are no tokens (ranges, substrings, the id).</summary>
internal static class FieldNames
{
    public const string Author = "by";

    public static string? Of(QueryField field) => field switch
    {
        QueryField.Handle => "handle",
        QueryField.Site => "site",
        QueryField.Language => "lang",
        QueryField.Source => "source",
        QueryField.Kind => "kind",
        QueryField.Category => "category",
        QueryField.Tag => "tag",
        QueryField.Query => "query",
        QueryField.Goal => "goal",
        QueryField.Unit => "unit",
        QueryField.Story => "story",
        QueryField.Visibility => "visibility",
        QueryField.Flag => "flag",
        QueryField.Has => "has",
        QueryField.Sentiment => "sentiment",
        QueryField.Status => "status",
        QueryField.Assignee => "assignee",
        QueryField.Priority => "priority",
        QueryField.Id => "id",
        QueryField.Url or QueryField.Link or QueryField.Published or QueryField.Heard or QueryField.Words or QueryField.Rating => null,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}
