namespace Listening.Storage.Sqlite;

/// <summary>Names of the embedded files in a data folder.</summary>
public static class SqliteFiles
{
    /// <summary>The store of all units; the configuration refuses a unit called <c>store</c>.</summary>
    public const string StoreName = "store.db";

    /// <summary>The store's path.</summary>
    public static string Store(string folder) => Path.Combine(folder, StoreName);

    /// <summary>A unit's state, outbox and streams.</summary>
    public static string Unit(string folder, string unit) => Path.Combine(folder, unit + ".db");

    /// <summary>The units that have a file in the folder, in ordinal order.</summary>
    public static IReadOnlyList<string> Units(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.db").Select(file => Path.GetFileNameWithoutExtension(file)!).Where(name => name != "store").Order(StringComparer.Ordinal)];
}
