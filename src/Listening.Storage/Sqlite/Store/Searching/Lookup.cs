using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Questions by id.</summary>
internal static class Lookup
{
    public static Mention? Mention(ReadSession session, string id) =>
        new StoreTables(session.Statements).Find(id).RowId is { } rowId ? PageReader.Document(session, rowId) : null;

    public static IReadOnlyList<string> Missing(ReadSession session, IReadOnlyList<MentionVersion> versions)
    {
        var tables = new StoreTables(session.Statements);
        return [.. versions.Where(version => !IsHeld(tables.Find(version.Id), version.Revision)).Select(version => version.Id)];
    }

    // An edit of what has expired or was erased never comes: the listener forgets it too.
    private static bool IsHeld(PendingMention known, long revision) => known.WasExpired || known.WasErased || known.Revision >= revision;
}
