using Listening.Queries;

namespace Listening.Mentions;

/// <summary>The texts of a unit's queries, each of which may name the others.</summary>
internal static class QueryTexts
{
    private const string Reference = "query:";

    // What a query counts as where another names it, until its own faults are known: each fault is reported once and at its own place.
    private const string Stub = "stub";

    /// <returns>By id, without those that have faults.</returns>
    public static IReadOnlyDictionary<string, Query> Parse(ReadContext context, IReadOnlyDictionary<string, ConfigNode> texts, QueryOptions options)
    {
        var parsed = new Dictionary<string, Query>(StringComparer.Ordinal);
        var alone = options with { Queries = texts.ToDictionary(text => text.Key, _ => Stub, StringComparer.Ordinal) };
        foreach (var (id, node) in texts)
        {
            var result = Query.Parse(node.Text, alone);
            QueryProblems.Report(context, node, result);
            if (result.Query is not null)
                parsed.Add(id, result.Query);
        }

        if (texts.Values.Select(node => node.Text).Concat(options.Lists.Values).Any(text => text.Contains(Reference, StringComparison.OrdinalIgnoreCase)))
            Expand(context, texts, parsed, options);
        foreach (var (id, query) in parsed)
            QueryProblems.Advise(context, texts[id], query);
        return parsed;
    }

    // Queries that are sound by themselves can still close a circle or grow too large; the first of a circle is reported and cut out of it.
    private static void Expand(ReadContext context, IReadOnlyDictionary<string, ConfigNode> texts, Dictionary<string, Query> parsed, QueryOptions options)
    {
        var usable = texts.ToDictionary(text => text.Key, text => parsed.ContainsKey(text.Key) ? text.Value.Text : Stub, StringComparer.Ordinal);
        foreach (var (id, node) in texts.Where(text => parsed.ContainsKey(text.Key)))
        {
            var result = Query.Parse(node.Text, options with { Queries = usable });
            if (result.Query is not null)
            {
                parsed[id] = result.Query;
                continue;
            }

            QueryProblems.ReportExpansion(context, node, result.Errors[0]);
            parsed.Remove(id);
            usable[id] = Stub;
        }
    }
}
