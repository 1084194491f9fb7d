using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary><c>composite</c>: all combinations of values, page by page.</summary>
internal static class CompositeAggregation
{
    public static JsonObject Run(JsonObject body, JsonObject aggregation, AggregationScope scope, IReadOnlyList<Hit> hits)
    {
        var sources = JsonValues.Many(body["sources"]).OfType<JsonObject>().Select(source => Source.Of(source, scope)).ToList();
        var groups = hits
            .SelectMany(hit => sources.Aggregate((IEnumerable<List<object>>)[[]], (keys, source) => keys.SelectMany(_ => source.Values(hit), (key, value) => (List<object>)[.. key, value])).Select(key => (Key: key, Hit: hit)))
            .GroupBy(pair => string.Join('\0', pair.Key))
            .Select(group => (group.First().Key, Hits: group.Select(pair => pair.Hit).ToList()))
            .ToList();
        int Order(List<object> one, List<object> two) => sources.Select((source, at) => source.Compare(one[at], two[at])).FirstOrDefault(order => order != 0);
        groups.Sort((one, two) => Order(one.Key, two.Key));
        if (body["after"] is JsonObject after)
        {
            List<object> place = [.. sources.Select(source => HitValues.Read(after[source.Name], source.Field)!)];
            groups.RemoveAll(group => Order(group.Key, place) <= 0);
        }

        var page = groups.Take((int)(JsonValues.Whole(body["size"]) ?? 10)).ToList();
        JsonObject Key(List<object> key) => new(sources.Select((source, at) => KeyValuePair.Create(source.Name, SortValues.Shown(key[at]))));
        var json = new JsonObject();
        if (page.Count > 0)
            json["after_key"] = Key(page[^1].Key);
        json["buckets"] = new JsonArray([.. page.Select(group => AggregationReader.Bucket(new JsonObject { ["key"] = Key(group.Key) }, aggregation, scope, group.Hits))]);
        return json;
    }

    private sealed record Source(string Name, FieldMapping? Field, Func<Hit, IEnumerable<object>> Values, bool Descending)
    {
        public static Source Of(JsonObject named, AggregationScope scope)
        {
            var (name, kinds) = named.First();
            var (kind, node) = ((JsonObject)kinds!).First();
            var body = (JsonObject)node!;
            var path = JsonValues.Text(body["field"])!;
            var steps = kind switch { "date_histogram" => TimeSteps.Of(body), "terms" => null, _ => throw SimulatedFailure.NotSimulated($"composite sources of [{kind}]") };
            if (body["missing_bucket"] is not null)
                throw SimulatedFailure.NotSimulated("composite with missing_bucket");
            IEnumerable<object> Values(Hit hit) => steps is null ? HitValues.Of(hit, path) : HitValues.Of(hit, path).OfType<long>().Select(steps.Floor).Distinct().Cast<object>();
            return new Source(name, HitValues.Field(scope, path), Values, JsonValues.Text(body["order"]) == "desc");
        }

        public int Compare(object one, object two) => FieldValues.Compare(one, two) * (Descending ? -1 : 1);
    }
}
