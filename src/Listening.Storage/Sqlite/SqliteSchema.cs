namespace Listening.Storage.Sqlite;

/// <summary>A kind of file and its migrations; the file's <c>user_version</c> counts how many of them it has had.</summary>
/// <param name="ApplicationId">Marks the file as one of ours and of this kind (SQLite's application_id).</param>
/// <param name="Kind">For messages, such as "listener state".</param>
/// <param name="Migrations">In order; never edited once released.</param>
internal sealed record SqliteSchema(int ApplicationId, string Kind, IReadOnlyList<string> Migrations);
