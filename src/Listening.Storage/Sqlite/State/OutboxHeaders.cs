using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>What a record carries beside its columns, in one text column: a name, an equals sign, a value, a line each. All values are ours: hashes and trace contexts, without line breaks.</summary>
internal static class OutboxHeaders
{
    /// <summary>Names that are kept; the others stand in columns of their own.</summary>
    private static readonly string[] Kept = [LogHeaders.Config, LogHeaders.TraceParent, LogHeaders.WideKey, LogHeaders.NarrowKey, LogHeaders.Addresses];

    /// <summary>For a mention: what a listener needs to know its entry again.</summary>
    public static string OfEntry(string shared, EntryCommit entry)
    {
        var narrow = entry.NarrowKey == entry.WideKey ? "" : $"{LogHeaders.NarrowKey}={entry.NarrowKey}\n";
        var addresses = entry.Addresses.Count == 0 ? "" : $"{LogHeaders.Addresses}={string.Join(',', entry.Addresses)}\n";
        return $"{shared}{LogHeaders.WideKey}={entry.WideKey}\n{narrow}{addresses}";
    }

    /// <summary>For everything that one poll writes.</summary>
    public static string OfPoll(string? config, string traceParent) => $"{(config is null ? "" : $"{LogHeaders.Config}={config}\n")}{LogHeaders.TraceParent}={traceParent}\n";

    /// <summary>Of a record that was set aside; null where it carried nothing of the kind.</summary>
    public static string? Of(IReadOnlyDictionary<string, string> headers)
    {
        var text = string.Concat(Kept.Where(headers.ContainsKey).Select(name => $"{name}={headers[name]}\n"));
        return text.Length == 0 ? null : text;
    }

    /// <summary>Adds what the column holds.</summary>
    public static void Read(string text, Dictionary<string, string> headers)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            foreach (var name in Kept)
            {
                if (line.Length > name.Length && line[name.Length] == '=' && line.StartsWith(name, StringComparison.Ordinal))
                    headers[name] = line[(name.Length + 1)..].ToString();
            }
        }
    }
}
