using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>An update by the fold script.</summary>
internal static class FoldUpdate
{
    public static JsonObject Of(string script, DateTimeOffset now, string what, JsonObject value, JsonObject? otherwise = null)
    {
        var update = new JsonObject
        {
            ["script"] = new JsonObject
            {
                ["id"] = script,
                ["params"] = new JsonObject { ["now"] = UtcMilliseconds.ToText(now), ["unset"] = MentionDocument.NoStatus, [what] = value },
            },
        };
        if (otherwise is null)
            return update;
        update["scripted_upsert"] = true;
        update["upsert"] = otherwise;
        return update;
    }
}
