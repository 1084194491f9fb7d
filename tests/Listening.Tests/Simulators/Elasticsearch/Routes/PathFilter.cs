using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>The parameter <c>filter_path</c>: only what its paths name is answered.</summary>
internal static class PathFilter
{
    public static JsonNode? Apply(JsonNode? body, IReadOnlyList<string> paths)
    {
        string[][] included = [.. paths.Where(path => path[0] != '-').Select(path => path.Split('.'))];
        string[][] excluded = [.. paths.Where(path => path[0] == '-').Select(path => path[1..].Split('.'))];
        var kept = included.Length == 0 ? body?.DeepClone() : Keep(body, included);
        foreach (var path in excluded)
            Remove(kept, path);
        return kept;
    }

    private static JsonNode? Keep(JsonNode? node, IReadOnlyList<string[]> paths)
    {
        if (paths.Any(path => path.Length == 0))
            return node?.DeepClone();
        if (node is JsonArray array)
        {
            JsonNode?[] items = [.. array.Select(item => Keep(item, paths)).Where(item => item is not null)];
            return items.Length == 0 ? null : new JsonArray(items);
        }

        if (node is not JsonObject members)
            return null;
        var kept = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (Keep(value, Below(paths, name)) is { } below)
                kept[name] = below;
        }

        return kept.Count == 0 ? null : kept;
    }

    private static List<string[]> Below(IReadOnlyList<string[]> paths, string name)
    {
        List<string[]> below = [];
        foreach (var path in paths)
        {
            if (path[0] == "**")
                below.AddRange(path.Length > 1 && IndexNames.Fits(path[1], name) ? [path, path[2..]] : [path]);
            else if (IndexNames.Fits(path[0], name))
                below.Add(path[1..]);
        }

        return below;
    }

    private static void Remove(JsonNode? node, string[] path)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Remove(item, path);
        }
        else if (node is JsonObject members)
        {
            foreach (var name in members.Select(member => member.Key).Where(name => IndexNames.Fits(path[0], name)).ToList())
            {
                if (path.Length == 1)
                    members.Remove(name);
                else
                    Remove(members[name], path[1..]);
            }
        }
    }
}
