using System.Text.Json.Nodes;
using Listening.Storage.Elasticsearch;
using Listening.Tests.Simulators.Elasticsearch;

namespace Listening.Tests.Storage;

/// <summary>What fold.painless means, step by step as it stands there, for a server that does not run Painless.</summary>
internal sealed class FoldScriptMeaning
{
    private readonly JsonObject _source;
    private readonly ScriptContext _context;
    private JsonArray _acts = [];
    private JsonObject? _base;

    private FoldScriptMeaning(ScriptContext context) => (_context, _source) = (context, context.Source);

    public static void Register(ScriptRegistry scripts) => scripts.Register(FoldScript.Source, context => new FoldScriptMeaning(context).Run());

    private void Run()
    {
        if (_source["folding"] is JsonObject folding)
            (_acts, _base) = ((JsonArray)(folding["acts"]?.DeepClone() ?? new JsonArray()), folding["base"]?.DeepClone() as JsonObject);
        if (!Change())
        {
            _context.Op = "none";
            return;
        }

        _source["indexed"] = _context.Params["now"]!.DeepClone();
        if (_acts.Count > 0)
            new FoldedActs(_source, _acts, _base, (string)_context.Params["unset"]!).Fold();
    }

    private bool Change()
    {
        var erased = (_source["filters"]?["hidden"] as JsonArray)?.Any(reason => (string?)reason == "erased") == true;
        var changed = false;
        if (!erased && _context.Params["tombstone"] is JsonObject tombstone)
        {
            Replace(tombstone);
            _acts = [];
            changed = true;
        }

        if (!erased && _context.Params["doc"] is JsonObject document && (_source["revision"] is null || (long)_source["revision"]! < (long)document["revision"]!))
        {
            Replace(document);
            _base = null;
            changed = true;
        }

        return !erased && _context.Params["act"] is JsonObject act && Add(act) || changed;
    }

    private bool Add(JsonObject act)
    {
        if (_acts.Any(known => (string)known!["id"]! == (string)act["id"]!))
            return false;
        var position = _acts.Count(known => Compare(known!, act) < 0);
        _acts.Insert(position, act.DeepClone());
        return true;
    }

    private static int Compare(JsonNode one, JsonNode other) =>
        string.CompareOrdinal((string)one["at"]!, (string)other["at"]!) is var order and not 0 ? order : string.CompareOrdinal((string)one["id"]!, (string)other["id"]!);

    private void Replace(JsonObject document)
    {
        _source.Clear();
        foreach (var (name, value) in document)
            _source[name] = value?.DeepClone();
    }
}
