using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What a script sees and may change, as Painless has it under <c>ctx</c> and <c>params</c>.</summary>
internal sealed class ScriptContext
{
    /// <summary><c>ctx._source</c>: a copy of its own, to be changed in place.</summary>
    public required JsonObject Source { get; set; }

    public required JsonObject Params { get; init; }

    /// <summary><c>ctx.op</c>: <c>index</c> (or <c>create</c> for a scripted upsert), <c>none</c>, <c>delete</c>.</summary>
    public required string Op { get; set; }

    public required string Id { get; init; }

    public long Version { get; init; }

    /// <summary><c>ctx._now</c>: milliseconds.</summary>
    public long Now { get; init; }
}

/// <summary>A script that failed while it ran: what, where in its source and why.</summary>
internal sealed class ScriptFailure(int offset, string type, string reason) : Exception(reason)
{
    public int Offset => offset;

    public string Type => type;
}

/// <summary>Scripts are known by their exact source: whoever sends one says here what it does. Any other is answered as one that does not compile.</summary>
internal sealed class ScriptRegistry
{
    private readonly ConcurrentDictionary<string, Action<ScriptContext>> _scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _stored = new(StringComparer.Ordinal);

    public void Register(string source, Action<ScriptContext> meaning) => _scripts[source] = meaning;

    /// <summary>A script kept under a name by <c>PUT /_scripts/name</c>.</summary>
    public void Store(string name, string source) => _stored[name] = source;

    public string? Stored(string name) => _stored.GetValueOrDefault(name);

    /// <summary>Runs a script; null when it ran, otherwise the error of the item.</summary>
    public JsonObject? Run(JsonObject script, ScriptContext context)
    {
        var source = JsonValues.Text(script["source"]) ?? (JsonValues.Text(script["id"]) is { } name ? Stored(name) : null);
        if (source is null)
            return WriteFailure.Error("resource_not_found_exception", $"unable to find script [{JsonValues.Text(script["id"])}] in cluster state");
        if (!_scripts.TryGetValue(source, out var meaning))
            return ScriptErrors.OfCompiling(source);
        try
        {
            meaning(context);
            return null;
        }
        catch (ScriptFailure failure)
        {
            return ScriptErrors.OfRunning(source, failure);
        }
    }
}
