using System.Buffers.Binary;

namespace Listening.Storage.Sqlite;

/// <summary>Numbers for strings that facets count by, so that rows stay narrow and counting compares integers.</summary>
internal sealed class Names(StatementCache statements)
{
    private const int MaxRemembered = 50_000;

    private readonly Dictionary<string, long> _remembered = new(StringComparer.Ordinal);

    public long Of(string value)
    {
        if (_remembered.TryGetValue(value, out var id))
            return id;
        id = Find(value) ?? Insert(value);
        if (_remembered.Count >= MaxRemembered)
            _remembered.Clear();
        return _remembered[value] = id;
    }

    /// <summary>Four bytes per value; null where there is none.</summary>
    public byte[]? OfAll(IReadOnlyCollection<string> values)
    {
        if (values.Count == 0)
            return null;
        var bytes = new byte[values.Count * sizeof(int)];
        var position = 0;
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(position), checked((int)Of(value)));
            position += sizeof(int);
        }

        return bytes;
    }

    /// <summary>After a rollback, or after names were removed, what is remembered may not be there.</summary>
    public void Forget() => _remembered.Clear();

    private long? Find(string value)
    {
        var statement = statements.Get("SELECT id FROM names WHERE value = ?").Bind(1, value);
        if (!statement.Step())
            return null;
        var id = statement.Long(0);
        statement.Reset();
        return id;
    }

    private long Insert(string value)
    {
        statements.Get("INSERT INTO names(value) VALUES(?)").Bind(1, value).Run();
        var statement = statements.Get("SELECT last_insert_rowid()");
        statement.Step();
        var id = statement.Long(0);
        statement.Reset();
        return id;
    }
}
