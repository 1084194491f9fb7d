namespace Listening.Storage.Sqlite;

/// <summary>Positions of the log, moved in the transaction of what was read there; never back.</summary>
internal sealed class CheckpointTable(StatementCache statements)
{
    public IReadOnlyDictionary<string, long> All()
    {
        var statement = statements.Get("SELECT partition, position FROM checkpoints");
        var positions = new Dictionary<string, long>(StringComparer.Ordinal);
        while (statement.Step())
            positions.Add(statement.Text(0), statement.Long(1));
        return positions;
    }

    /// <summary>The partitions whose position does not lie ahead: their records were read before.</summary>
    public IReadOnlySet<string> Advance(IReadOnlyDictionary<string, long> checkpoints)
    {
        var repeated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (partition, position) in checkpoints)
        {
            var advanced = statements.Get("INSERT INTO checkpoints(partition, position) VALUES(?, ?) ON CONFLICT DO UPDATE SET position = excluded.position WHERE excluded.position > position")
                .Bind(1, partition)
                .Bind(2, position)
                .Run() > 0;
            if (!advanced)
                repeated.Add(partition);
        }

        return repeated;
    }
}
