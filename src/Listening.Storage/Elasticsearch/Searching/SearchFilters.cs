using System.Text.Json.Nodes;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>Conditions around a query.</summary>
internal static class SearchFilters
{
    /// <summary>A <c>bool</c> of conditions that do not score.</summary>
    public static JsonObject All(IEnumerable<JsonObject> filter, IEnumerable<JsonObject> mustNot) => new()
    {
        ["bool"] = new JsonObject { ["filter"] = new JsonArray([.. filter]), ["must_not"] = new JsonArray([.. mustNot]) },
    };

    /// <summary>Every mention that is held: no stub, no tombstone.</summary>
    public static JsonObject Held() => All([], [Hidden(FilterFields.Stub, FilterFields.Erased)]);

    public static JsonObject Hidden(params string[] reasons) => Terms(FilterFields.Path(FilterFields.Hidden), reasons);

    public static JsonObject Terms(string field, IEnumerable<string> values) => new() { ["terms"] = new JsonObject { [field] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) } };

    public static JsonObject Ids(IEnumerable<string> ids) => new() { ["ids"] = new JsonObject { ["values"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) } };

    /// <summary>The conditions of a search that are not its query's.</summary>
    public static (List<JsonObject> Filter, List<JsonObject> MustNot) Of(MentionSearch search)
    {
        var filter = new List<JsonObject>();
        if (search.Units.Count > 0)
            filter.Add(Terms(FilterFields.Path(FilterFields.Of(QueryField.Unit)!), search.Units.Select(Folding.Fold)));
        if (Range("@timestamp", search.Since, search.Until) is { } time)
            filter.Add(time);
        if (Range("indexed", search.IndexedSince, null) is { } indexed)
            filter.Add(indexed);
        return (filter, [search.IncludeUnmatched ? Hidden(FilterFields.Stub, FilterFields.Erased) : Hidden(FilterFields.Stub, FilterFields.Erased, FilterFields.Unmatched)]);
    }

    /// <summary>The first whole millisecond at or after an instant: documents have no finer times.</summary>
    public static DateTimeOffset Ceiling(DateTimeOffset instant)
    {
        var rest = instant.UtcTicks % TimeSpan.TicksPerMillisecond;
        return rest == 0 || instant.UtcTicks > DateTimeOffset.MaxValue.UtcTicks - TimeSpan.TicksPerMillisecond ? instant : instant.AddTicks(TimeSpan.TicksPerMillisecond - rest);
    }

    private static JsonObject? Range(string field, DateTimeOffset? from, DateTimeOffset? until)
    {
        var bounds = new JsonObject();
        if (from is { } start)
            bounds["gte"] = UtcMilliseconds.ToText(Ceiling(start));
        if (until is { } end)
            bounds["lt"] = UtcMilliseconds.ToText(Ceiling(end));
        return bounds.Count == 0 ? null : new() { ["range"] = new JsonObject { [field] = bounds } };
    }
}
