using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Single documents: <c>_doc</c>, <c>_create</c>, <c>_update</c>, <c>_source</c>, <c>_mget</c>.</summary>
internal static class DocumentRoutes
{
    public static SimulatedAnswer? Answer(SimulatedRequest request) => (request.Method, request.Segments) switch
    {
        ("GET" or "HEAD", [var index, "_doc", var id]) => Get(request, index, id),
        ("GET", [var index, "_source", var id]) => Source(request, index, id),
        ("PUT" or "POST", [var index, "_create", var id]) => Write(request, index, "create", id),
        ("PUT" or "POST", [var index, "_doc", var id]) => Write(request, index, request.Parameter("op_type") ?? "index", id),
        ("POST", [var index, "_doc"]) => Write(request, index, request.Parameter("op_type") ?? "index", null),
        ("DELETE", [var index, "_doc", var id]) => Write(request, index, "delete", id),
        ("POST", [var index, "_update", var id]) => Write(request, index, "update", id),
        ("GET" or "POST", ["_mget"]) => Many(request, null),
        ("GET" or "POST", [var index, "_mget"]) => Many(request, index),
        _ => null,
    };

    private static SimulatedAnswer Get(SimulatedRequest request, string name, string id)
    {
        var found = Found(request, name, id, SourceFilter.Of(request));
        return SimulatedAnswer.Json(found, found["found"]!.GetValue<bool>() ? 200 : 404);
    }

    private static SimulatedAnswer Source(SimulatedRequest request, string name, string id) =>
        Found(request, name, id, SourceFilter.Of(request))["_source"] is { } source
            ? SimulatedAnswer.Json(source.DeepClone())
            : throw SimulatedFailure.Of(404, "resource_not_found_exception", $"Document not found [{name}]/[{id}]");

    private static JsonObject Found(SimulatedRequest request, string name, string id, SourceFilter filter)
    {
        var indices = IndexNames.Resolve(request.Cluster, name);
        if (indices.Count != 1)
            throw SimulatedFailure.BadRequest($"alias [{name}] has more than one index associated with it [{string.Join(", ", indices.Select(index => index.Name))}], can't execute a single index op");
        var json = new JsonObject { ["_index"] = indices[0].Name, ["_id"] = id };
        if (indices[0].Get(id) is not { } document)
        {
            json["found"] = false;
            return json;
        }

        json["_version"] = document.Version;
        json["_seq_no"] = document.SequenceNumber;
        json["_primary_term"] = 1;
        json["found"] = true;
        if (filter.Shown)
            json["_source"] = filter.Apply(document.Source);
        return json;
    }

    private static SimulatedAnswer Many(SimulatedRequest request, string? index)
    {
        var body = request.Json();
        var common = body["_source"] is { } source ? SourceFilter.Of(source) : SourceFilter.Of(request);
        var wanted = body["docs"] is JsonArray docs
            ? docs.OfType<JsonObject>().Select(doc => (Index: JsonValues.Text(doc["_index"]) ?? index!, Id: JsonValues.Text(doc["_id"])!, Filter: doc["_source"] is { } own ? SourceFilter.Of(own) : common))
            : JsonValues.Texts(body["ids"]).Select(id => (Index: index!, Id: id, Filter: common));
        return SimulatedAnswer.Json(new JsonObject { ["docs"] = new JsonArray([.. wanted.Select(one => OneOfMany(request, one.Index, one.Id, one.Filter))]) });
    }

    private static JsonObject OneOfMany(SimulatedRequest request, string index, string id, SourceFilter filter)
    {
        try
        {
            return Found(request, index, id, filter);
        }
        catch (SimulatedFailure failure)
        {
            return new JsonObject { ["_index"] = index, ["_id"] = id, ["error"] = JsonNode.Parse(failure.Answer.Body.Span)!["error"]!.DeepClone() };
        }
    }

    private static SimulatedAnswer Write(SimulatedRequest request, string name, string action, string? id)
    {
        if (request.Body.Length == 0 && action != "delete")
            throw SimulatedFailure.Of(400, "action_request_validation_exception", "Validation Failed: 1: source is missing;");
        var (index, missing) = WriteTarget.Of(request.Cluster, name, action, request.Flag("require_alias"));
        if (index is null)
            throw SimulatedFailure.From(missing!.Status, missing.Body);
        var outcome = index.Write(new WriteOperation(action, id, request.Body)
        {
            Version = JsonValues.Whole(request.Parameter("version")),
            VersionType = request.Parameter("version_type") is "internal" ? null : request.Parameter("version_type"),
            IfSequenceNumber = JsonValues.Whole(request.Parameter("if_seq_no")),
            Fetch = request.Parameter("_source") is { } fetch ? JsonValue.Create(fetch) : null,
        });
        request.Cluster.Counters.Item(outcome.Failure is { } failure ? failure.Status.ToString() : outcome.Result);
        if (outcome.Failure is { } failed)
            throw SimulatedFailure.From(failed.Status, (JsonObject)failed.Body.DeepClone(), failed.Body["caused_by"]?.DeepClone() as JsonObject);
        return Written(request, index, outcome);
    }

    private static SimulatedAnswer Written(SimulatedRequest request, SimulatedIndex index, WriteOutcome outcome)
    {
        var refreshing = Refreshing.Of(request, [index]);
        var json = new JsonObject { ["_index"] = index.Name, ["_id"] = outcome.Id, ["_version"] = outcome.Version, ["result"] = outcome.Result };
        if (refreshing.Forced)
            json["forced_refresh"] = true;
        json["_shards"] = new JsonObject { ["total"] = outcome.Result == "noop" ? 0 : index.Copies, ["successful"] = outcome.Result == "noop" ? 0 : 1, ["failed"] = 0 };
        json["_seq_no"] = outcome.SequenceNumber;
        json["_primary_term"] = 1;
        if (outcome.Fetched is { } fetched)
            json["get"] = fetched;
        return SimulatedAnswer.Json(json, outcome.Status) with { After = refreshing.After, Documents = 1 };
    }
}
