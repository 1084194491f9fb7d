using System.Globalization;
using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>Tests of fields: exact values in the inverted index, ranges and substrings in SQL.</summary>
internal static class FieldTranslation
{
    private const string Published = "m.published";

    public static Translation Of(FieldNode node, DateTimeOffset now) => node.Test switch
    {
        FieldTest.Exact exact => Exact(node.Field, exact.Folded),
        FieldTest.Pattern pattern => Pattern(node.Field, pattern.Folded),
        FieldTest.Contains contains => Contains(node.Field, contains.Folded),
        FieldTest.HostSuffix suffix => new(Value(QueryField.Site, suffix.Host)),
        FieldTest.Numbers numbers => Numbers(node.Field, numbers),
        FieldTest.Times times => Times(node.Field, times, now),
        _ => Translation.Unknown,
    };

    private static Translation Exact(QueryField field, string folded) => field switch
    {
        QueryField.Id => new(Id(folded)),
        // The index also holds the hosts above a host.
        QueryField.Site => new(Value(field, folded), Exact: false),
        _ => FieldNames.Of(field) is null ? Translation.Unknown : new(Value(field, folded)),
    };

    // Only ids that are not ours stand in the inverted index; ours are found by their own.
    private static Clause Id(string folded) => IdKey.IsCanonical(folded)
        ? ClauseAlgebra.Or([Clause.Of(new SqlClause("m.rowid IN (SELECT rowid FROM mentions WHERE id = ?)", [IdKey.Of(folded)])), Value(QueryField.Id, folded)])
        : Value(QueryField.Id, folded);

    private static Translation Pattern(QueryField field, string folded)
    {
        if (field == QueryField.Id || FieldNames.Of(field) is not { } name)
            return Translation.Unknown;
        var star = folded.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return Exact(field, folded);
        var beginning = Term.Prefix(name, folded[..star]);
        var found = Clause.Of(new FoundClause(ClauseAlgebra.Word(beginning ?? Term.Prefix(name, "")!) + " *", 0));
        return new(found, beginning is not null && star == folded.Length - 1 && field != QueryField.Site);
    }

    private static Translation Contains(QueryField field, string folded) => field switch
    {
        QueryField.Url => new(Clause.Of(new SqlClause("(instr(coalesce(d.url, ''), ?) > 0)", [folded]))),
        QueryField.Link => new(Clause.Of(new SqlClause("(instr(coalesce(d.links, ''), ?) > 0)", [folded])), !folded.Contains('\n', StringComparison.Ordinal)),
        _ => Translation.Unknown,
    };

    private static Translation Numbers(QueryField field, FieldTest.Numbers test) => field switch
    {
        QueryField.Words => Range("m.words", test.From, test.FromInclusive, test.To, test.ToInclusive),
        QueryField.Rating => Range("m.rating", test.From, test.FromInclusive, test.To, test.ToInclusive),
        QueryField.Sentiment => Range("m.score", test.From, test.FromInclusive, test.To, test.ToInclusive),
        _ => Translation.Unknown,
    };

    // Documents have whole milliseconds: a bound between two of them moves to the one that tells the same documents apart.
    private static Translation Times(QueryField field, FieldTest.Times test, DateTimeOffset now)
    {
        var column = field switch { QueryField.Published => Published, QueryField.Heard => "m.heard", _ => null };
        if (column is null)
            return Translation.Unknown;
        var from = test.From is { } start ? Bound(start.Resolve(now), up: test.FromInclusive) : (long?)null;
        var to = test.To is { } end ? Bound(end.Resolve(now), up: !test.ToInclusive) : (long?)null;
        return Range(column, from, test.FromInclusive, to, test.ToInclusive);
    }

    private static long Bound(DateTimeOffset instant, bool up) => up ? RowId.Ceiling(instant) : instant.ToUnixTimeMilliseconds();

    private static Translation Range<T>(string column, T? from, bool fromInclusive, T? to, bool toInclusive)
        where T : struct
    {
        var conditions = new List<string> { $"{column} IS NOT NULL" };
        var values = new List<object>();
        if (from is { } least)
        {
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"{column} {(fromInclusive ? ">=" : ">")} ?"));
            values.Add(least);
        }

        if (to is { } most)
        {
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"{column} {(toInclusive ? "<=" : "<")} ?"));
            values.Add(most);
        }

        // NULL compares as unknown, which NOT would keep unknown: each condition must be true or false.
        var range = string.Join(" AND ", conditions);
        return new(Clause.Of(new SqlClause($"(({range}) IS TRUE)", values) { Indexed = column == Published ? range : null }));
    }

    private static Clause Value(QueryField field, string folded) =>
        Clause.Of(new FoundClause(ClauseAlgebra.Word(Term.Of(FieldNames.Of(field)!, folded)), 0));
}
