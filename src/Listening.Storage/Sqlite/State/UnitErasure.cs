namespace Listening.Storage.Sqlite;

/// <summary>Removes a mention from a unit's file: what is known of its entry, what waits in the outbox, what was set aside. The identity is suppressed first.</summary>
internal static class UnitErasure
{
    public static void Erase(UnitFile file, string id)
    {
        using (var overwrite = new RawStatement(file.Connection, "PRAGMA secure_delete=ON"))
            overwrite.Query(row => row.Long(0));
        Suppress(file, id);
        // Sequences stay contiguous: the record goes on without its value, which erases.
        Run(file, "UPDATE outbox SET value = NULL, headers = NULL WHERE stream = 0 AND key = ?1", id);
        foreach (var letter in DeadLetterTable.All(file).Where(letter => letter.Key == id))
            DeadLetterTable.Remove(file, letter, countAsDropped: true);
        if (IsHex(id))
        {
            var key = Convert.FromHexString(id);
            Run(file, "DELETE FROM kept WHERE (source, wide) IN (SELECT source, wide FROM entries WHERE id = ?1)", key);
            Run(file, "DELETE FROM addresses WHERE id = ?1", key);
            Run(file, "DELETE FROM entries WHERE id = ?1", key);
        }
    }

    private static void Suppress(UnitFile file, string id)
    {
        using var suppression = new Suppression(file);
        suppression.AddForUnit(id);
        if (!IsHex(id))
            return;
        var key = Convert.FromHexString(id);
        // The publisher's id alone is suppressed only where no other entry of the source shares it.
        using var entries = new RawStatement(
            file.Connection,
            """
            SELECT sources.id, e.wide, e.narrow, (SELECT count(*) FROM entries o WHERE o.source = e.source AND o.narrow = e.narrow)
            FROM entries e JOIN sources ON sources.number = e.source WHERE e.id = ?1
            """);
        foreach (var (source, wide, narrow, sharing) in entries.Query(row => (row.Text(0), Hex(row, 1), Hex(row, 2), row.Long(3)), key))
        {
            suppression.AddKey(source, wide);
            if (sharing == 1)
                suppression.AddKey(source, narrow);
        }

        using var addresses = new RawStatement(file.Connection, "SELECT hash FROM addresses WHERE id = ?1");
        foreach (var address in addresses.Query(row => Hex(row, 0), key))
            suppression.AddForUnit(address);
    }

    private static void Run(UnitFile file, string sql, object parameter)
    {
        using var statement = new RawStatement(file.Connection, sql);
        statement.Execute(parameter);
    }

    private static string Hex(RawStatement row, int column) => Convert.ToHexStringLower(row.Blob(column));

    private static bool IsHex(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigit);
}
