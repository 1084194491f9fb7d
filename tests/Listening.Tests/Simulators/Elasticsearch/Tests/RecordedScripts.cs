namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What the scripts of the recorded exchanges do.</summary>
internal static class RecordedScripts
{
    public static void Register(ScriptRegistry scripts)
    {
        scripts.Register("if (ctx._source.revision >= params.doc.revision) { ctx.op = 'none' } else { for (e in params.doc.entrySet()) { ctx._source[e.getKey()] = e.getValue() } }", KeepHigherRevision);
        scripts.Register("if (ctx._source.workflow == null) { ctx._source.workflow = params.w } else if (ctx._source.workflow.sequence < params.w.sequence) { ctx._source.workflow = params.w } else { ctx.op = 'none' }", KeepLaterAction);
        scripts.Register("ctx._source.nosuch.x = 1", _ => throw new ScriptFailure(18, "null_pointer_exception", "cannot access method/field [x] from a null def reference"));
        scripts.Register("ctx._source.author.name='erased'", context => context.Source["author"]!["name"] = "erased");
    }

    private static void KeepHigherRevision(ScriptContext context)
    {
        var document = context.Params["doc"]!.AsObject();
        if (JsonValues.Whole(context.Source["revision"]) >= JsonValues.Whole(document["revision"]))
        {
            context.Op = "none";
            return;
        }

        foreach (var (name, value) in document)
            context.Source[name] = value?.DeepClone();
    }

    private static void KeepLaterAction(ScriptContext context)
    {
        var action = context.Params["w"]!;
        if (context.Source["workflow"] is { } workflow && JsonValues.Whole(workflow["sequence"]) >= JsonValues.Whole(action["sequence"]))
            context.Op = "none";
        else
            context.Source["workflow"] = action.DeepClone();
    }
}
