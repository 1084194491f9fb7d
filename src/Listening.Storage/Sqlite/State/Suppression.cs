using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Knows what was erased by salted hashes only: enough not to hear it again, not enough to tell what it was.</summary>
internal sealed class Suppression : IDisposable
{
    private const string OfSource = "source";
    private const string OfUnit = "unit";

    private readonly RawStatement _find;
    private readonly RawStatement _add;
    private readonly string _salt;

    public Suppression(UnitFile file)
    {
        using var salt = new RawStatement(file.Connection, "SELECT value FROM settings WHERE name = 'erasure_salt'");
        _salt = salt.Single(row => row.Text(0)) ?? throw new StorageException(StorageFault.Corrupted, $"{file.Path} is damaged: it has lost the salt of what was erased. Restore a backup (listening backup makes them).");
        _find = new(file.Connection, "SELECT 1 FROM suppressed WHERE hash = ?1");
        _add = new(file.Connection, "INSERT INTO suppressed VALUES (?1) ON CONFLICT DO NOTHING");
    }

    /// <summary>An entry's key within its source.</summary>
    public void AddKey(string sourceId, string key) => _add.Execute(Hash(OfSource, sourceId, key));

    /// <summary>An address or an id, for every source of the unit.</summary>
    public void AddForUnit(string key) => _add.Execute(Hash(OfUnit, "", key));

    public bool Has(string sourceId, IReadOnlyList<string> keys, IReadOnlyList<string> unitKeys) =>
        keys.Any(key => IsIn(Hash(OfSource, sourceId, key))) || unitKeys.Any(key => IsIn(Hash(OfUnit, "", key)));

    public void Dispose()
    {
        _find.Dispose();
        _add.Dispose();
    }

    private bool IsIn(byte[] hash) => _find.Single(row => row.Long(0), hash) != 0;

    private byte[] Hash(string scope, string sourceId, string key) => Convert.FromHexString(MentionIdentity.Hash(_salt, scope, sourceId, key));
}
