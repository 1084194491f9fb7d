using Listening.CommandLine;
using Listening.Storage.Sqlite;

namespace Listening.Hosting;

/// <summary>The units that a reading verb looks at.</summary>
internal static class UnitFilter
{
    /// <summary>The units asked for, or all that have a file in the folder.</summary>
    public static IReadOnlyList<string> Of(DataFolder data, string[]? asked)
    {
        var known = SqliteFiles.Units(data.Path);
        foreach (var unit in asked ?? [])
        {
            if (!known.Contains(unit))
                throw CommandException.WrongUse($"Nothing was heard for a unit {unit} in {data.Path}. Units there: {(known.Count > 0 ? string.Join(", ", known) : "none")}.");
        }

        return asked is { Length: > 0 } ? asked : known;
    }
}
