using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>One hit of an answer.</summary>
internal static class HitWriter
{
    public static JsonObject Write(Hit hit, JsonObject body, bool scored)
    {
        var json = new JsonObject { ["_index"] = hit.Index.Name, ["_id"] = hit.Candidate.Stored.Id };
        if (JsonValues.Truth(body["version"] ?? "false"))
            json["_version"] = hit.Candidate.Stored.Version;
        if (JsonValues.Truth(body["seq_no_primary_term"] ?? "false"))
        {
            json["_seq_no"] = hit.Candidate.Stored.SequenceNumber;
            json["_primary_term"] = 1;
        }

        json["_score"] = scored ? (float)hit.Score : null;
        var filter = SourceFilter.Of(body["_source"]);
        if (filter.Shown)
            json["_source"] = filter.Apply(hit.Candidate.Stored.Source);
        if (body["highlight"] is JsonObject highlight && Highlighter.Of(hit, highlight, body["query"]) is { Count: > 0 } marked)
            json["highlight"] = marked;
        if (hit.Sort.Count > 0)
            json["sort"] = new JsonArray([.. hit.Sort.Select(SortValues.Shown)]);
        return json;
    }
}
