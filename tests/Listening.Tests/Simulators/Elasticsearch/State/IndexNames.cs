using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>From names, aliases and patterns to indices.</summary>
internal static class IndexNames
{
    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create("\\/*?\"<>| ,#:");

    /// <summary>The indices an expression names: commas, <c>*</c>, <c>-</c> to leave out, aliases, data streams, <c>_all</c>.</summary>
    public static IReadOnlyList<SimulatedIndex> Resolve(SimulatedCluster cluster, string expression, bool ignoreMissing = false, bool allowNone = true)
    {
        List<SimulatedIndex> found = [];
        foreach (var part in expression.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part[0] == '-' && found.Count > 0)
                found.RemoveAll(index => Names(index, part[1..]));
            else if (part.Contains('*', StringComparison.Ordinal) || part == "_all")
                found.AddRange(Fitting(cluster, part == "_all" ? "*" : part));
            else
                found.AddRange(Named(cluster, part, ignoreMissing));
        }

        if (found.Count == 0 && !allowNone)
            throw SimulatedFailure.IndexNotFound(expression);
        return [.. found.Distinct().OrderBy(index => index.Name, StringComparer.Ordinal)];
    }

    public static IReadOnlyList<SimulatedIndex> Resolve(SimulatedRequest request, string expression) =>
        Resolve(request.Cluster, expression, request.Flag("ignore_unavailable"), request.Flag("allow_no_indices", otherwise: true));

    /// <summary>Whether a name, an alias or the data stream of an index fits.</summary>
    public static bool Names(SimulatedIndex index, string pattern) =>
        Fits(pattern, index.Name) || (index.DataStream is { } stream && Fits(pattern, stream)) || index.Aliases.Any(alias => Fits(pattern, alias.Key));

    public static bool Fits(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), name, ignoreCase: false);

    /// <summary>Whether a write to a name that does not exist makes an index.</summary>
    public static string? ForbidsCreation(SimulatedCluster cluster, string name)
    {
        if (cluster.Templates.Fitting(name)?.Body["allow_auto_create"] is { } allowed)
            return JsonValues.Truth(allowed) ? null : " and composable template [" + cluster.Templates.Fitting(name)!.Value.Name + "] forbids index auto creation";
        if (JsonValues.Text(FlatSettings.Get(cluster.PersistentSettings, "action.auto_create_index") ?? FlatSettings.Get(cluster.TransientSettings, "action.auto_create_index")) is not { } rule || rule == "true")
            return null;
        if (rule == "false")
            return " and [action.auto_create_index] is [false]";
        foreach (var pattern in rule.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Fits(pattern.TrimStart('+', '-'), name))
                return pattern[0] == '-' ? $" and [action.auto_create_index] contains [{pattern}] which forbids automatic creation of the index" : null;
        }

        return $" and [action.auto_create_index] ([{rule}]) doesn't match";
    }

    public static void Check(string name, SimulatedCluster cluster)
    {
        var wrong = name switch
        {
            _ when name.Any(char.IsUpper) => "must be lowercase",
            _ when name.AsSpan().ContainsAny(Forbidden) => "must not contain the following characters ['\\','/','*','?','\"','<','>','|',' ',',']",
            "" or "." or ".." => "must not be '.' or '..'",
            _ when name[0] is '_' or '-' or '+' => "must not start with '_', '-', or '+'",
            _ when System.Text.Encoding.UTF8.GetByteCount(name) > 255 => $"index name is too long, ({name.Length} > 255)",
            _ => null,
        };
        if (wrong is not null)
            throw SimulatedFailure.From(400, new JsonObject { ["type"] = "invalid_index_name_exception", ["reason"] = $"Invalid index name [{name}], {wrong}", ["index_uuid"] = "_na_", ["index"] = name });
        if (cluster.Indices.Values.Any(index => index.Aliases.ContainsKey(name)))
            throw SimulatedFailure.From(400, new JsonObject { ["type"] = "invalid_index_name_exception", ["reason"] = $"Invalid index name [{name}], already exists as alias", ["index_uuid"] = "_na_", ["index"] = name });
    }

    private static IEnumerable<SimulatedIndex> Fitting(SimulatedCluster cluster, string pattern) =>
        cluster.Indices.Values.Where(index => Names(index, pattern) && (!index.IsHidden || pattern[0] == '.' || index.DataStream is { } stream && Fits(pattern, stream)));

    private static List<SimulatedIndex> Named(SimulatedCluster cluster, string name, bool ignoreMissing)
    {
        if (cluster.Indices.TryGetValue(name, out var index))
            return [index];
        if (cluster.DataStreams.TryGetValue(name, out var stream))
            return [.. stream.Indices];
        var aliased = cluster.Indices.Values.Where(candidate => candidate.Aliases.ContainsKey(name)).ToList();
        return aliased.Count > 0 || ignoreMissing ? aliased : throw SimulatedFailure.IndexNotFound(name);
    }
}
