using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>The update of one document: by script, by a part of the document, or by what to write when there is none.</summary>
internal static class DocumentUpdate
{
    /// <summary>The caller holds the index.</summary>
    public static WriteOutcome Apply(SimulatedIndex index, SimulatedCluster cluster, WriteOperation operation, string id, StoredDocument? current)
    {
        if (operation.IfSequenceNumber is { } wanted && wanted != (current?.SequenceNumber ?? -1))
            return WriteOutcome.Failed(id, index.VersionConflict(id, $"required seqNo [{wanted}], primary term [1]. but no document was found"));
        JsonObject request;
        try
        {
            request = JsonNode.Parse(operation.Body.Span) as JsonObject ?? [];
        }
        catch (JsonException broken)
        {
            return WriteOutcome.Failed(id, new WriteFailure(400, WriteFailure.Error("x_content_parse_exception", broken.Message)));
        }

        var fetch = operation.Fetch ?? request["_source"];
        var outcome = current is null ? Upsert(index, cluster, request, id) : Change(index, cluster, request, id, current);
        if (fetch is null || outcome.Failure is not null || JsonValues.Text(fetch) == "false" || index.Latest(id) is not { } written)
            return outcome;
        return outcome with { Fetched = Fetched(written, fetch) };
    }

    private static WriteOutcome Upsert(SimulatedIndex index, SimulatedCluster cluster, JsonObject request, string id)
    {
        var source = request["upsert"] as JsonObject ?? (JsonValues.Truth(request["doc_as_upsert"] ?? "false") ? request["doc"] as JsonObject : null);
        if (source is null)
            return WriteOutcome.Failed(id, index.Missing(id));
        if (!JsonValues.Truth(request["scripted_upsert"] ?? "false"))
            return index.Put(id, Bytes(source));
        var context = Context(cluster, request, (JsonObject)source.DeepClone(), id, 0, "create");
        if (cluster.Scripts.Run(Script(request), context) is { } error)
            return WriteOutcome.Failed(id, new WriteFailure(400, error));
        return context.Op is "none" or "noop" ? new WriteOutcome(200, "noop", id, -1, -1) : index.Put(id, Bytes(context.Source));
    }

    private static WriteOutcome Change(SimulatedIndex index, SimulatedCluster cluster, JsonObject request, string id, StoredDocument current)
    {
        var source = (JsonObject)JsonNode.Parse(current.Source.Span)!;
        if (request["script"] is null)
            return Merge(index, request, id, current, source);
        var context = Context(cluster, request, source, id, current.Version, "index");
        if (cluster.Scripts.Run(Script(request), context) is { } error)
            return WriteOutcome.Failed(id, new WriteFailure(400, error));
        return context.Op switch
        {
            "none" or "noop" => Noop(id, current),
            "delete" => index.Remove(id, current),
            _ => index.Put(id, Bytes(context.Source)),
        };
    }

    private static WriteOutcome Merge(SimulatedIndex index, JsonObject request, string id, StoredDocument current, JsonObject source)
    {
        var merged = (JsonObject)source.DeepClone();
        JsonValues.Merge(merged, request["doc"] as JsonObject ?? []);
        var unchanged = JsonNode.DeepEquals(merged, source) && JsonValues.Truth(request["detect_noop"] ?? "true");
        return unchanged ? Noop(id, current) : index.Put(id, Bytes(merged));
    }

    private static WriteOutcome Noop(string id, StoredDocument current) => new(200, "noop", id, current.Version, current.SequenceNumber);

    private static ScriptContext Context(SimulatedCluster cluster, JsonObject request, JsonObject source, string id, long version, string op) => new()
    {
        Source = source,
        Params = Script(request)["params"]?.DeepClone() as JsonObject ?? [],
        Op = op,
        Id = id,
        Version = version,
        Now = cluster.Time.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    private static JsonObject Script(JsonObject request) => request["script"] as JsonObject ?? new JsonObject { ["source"] = JsonValues.Text(request["script"]) };

    private static byte[] Bytes(JsonObject source) => SimulatedAnswer.Json(source).Body.ToArray();

    private static JsonObject Fetched(StoredDocument document, JsonNode fetch) => new()
    {
        ["_seq_no"] = document.SequenceNumber,
        ["_primary_term"] = 1,
        ["found"] = true,
        ["_source"] = SourceFilter.Of(fetch).Apply(document.Source),
    };
}
