using Listening.Queries;

namespace Listening.Mentions;

/// <summary>Reads queries with what the units' configuration says: zones, lists.</summary>
public static class UnitQueries
{
    /// <summary>For a query that the unit listens with: it may name the unit's lists and its other queries.</summary>
    public static QueryOptions ListeningOptions(this UnitConfig unit) => QueryOptions.Listening with
    {
        TimeZone = unit.TimeZone,
        Lists = unit.Lists,
        Queries = unit.Queries.ToDictionary(query => query.Key, query => query.Value.Query.Text, StringComparer.Ordinal),
    };

    /// <summary>Reads a search. Its lists are those of the units asked, or of all where none is named; a name that means different things in two of them is
    /// a fault that says so. Dates are in the zone of the unit where one is asked, else in the asker's.</summary>
    /// <param name="config">Null where there is none: no lists.</param>
    /// <param name="units">Names of the units asked; empty for all. Names that the configuration does not know are passed over.</param>
    /// <param name="text">The query.</param>
    /// <param name="asker">Where the asker is; UTC where that is unknown.</param>
    public static QueryParseResult ParseSearch(this ListenersConfig? config, IReadOnlyCollection<string> units, string text, TimeZoneInfo asker)
    {
        ArgumentNullException.ThrowIfNull(units);
        var asked = (config?.Units.Values ?? []).Where(unit => units.Count == 0 || units.Contains(unit.Unit)).ToList();
        var lists = asked.SelectMany(unit => unit.Lists.Select(list => (unit.Unit, Name: list.Key, Text: list.Value))).ToLookup(list => list.Name, StringComparer.Ordinal);
        var clear = lists.Where(list => list.DistinctBy(one => one.Text).Count() == 1).ToDictionary(list => list.Key, list => list.First().Text, StringComparer.Ordinal);
        var result = Query.Parse(text, QueryOptions.Search with { TimeZone = config.ZoneOf(units, asker), Lists = clear });
        return result.Query is not null ? result : result with { Errors = [.. result.Errors.Select(Told)] };

        QueryError Told(QueryError error) =>
            lists.FirstOrDefault(list => !clear.ContainsKey(list.Key) && error.Message.Contains($"no list \"{list.Key}\"", StringComparison.Ordinal)) is not { } list ? error
            : error with { Message = $"The list \"{list.Key}\" means different things in the units {string.Join(", ", list.Select(one => one.Unit))}: name one of them.", Suggestion = null };
    }

    /// <summary>The zone in which a search's dates and days are meant: the unit's where one is asked, else the asker's.</summary>
    public static TimeZoneInfo ZoneOf(this ListenersConfig? config, IReadOnlyCollection<string> units, TimeZoneInfo asker) =>
        units.Count == 1 && config?.Units.GetValueOrDefault(units.First()) is { } unit ? unit.TimeZone : asker;
}
