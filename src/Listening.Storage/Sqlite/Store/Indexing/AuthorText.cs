using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>The text that <c>author:</c> looks at: name and handle, one after the other.</summary>
internal static class AuthorText
{
    public static string? Of(QueryDocument document) =>
        document.AuthorName is null ? document.AuthorHandle : document.AuthorHandle is null ? document.AuthorName : document.AuthorName + " " + document.AuthorHandle;
}
