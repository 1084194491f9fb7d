using System.Globalization;
using System.Text.Json.Nodes;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>Tests of fields, over the folded copies that the indexer adds: a lower-case normaliser folds less than queries do.</summary>
internal sealed class FieldTranslation(DateTimeOffset now)
{
    /// <summary>A longer pattern is looked for by its beginning only.</summary>
    private const int LongestPattern = FilterValue.Overlap;

    /// <summary>Fields whose over-long values were left to the matcher.</summary>
    public SortedSet<string> Doubted { get; } = new(StringComparer.Ordinal);

    public Translation Of(FieldNode node) => node.Test switch
    {
        FieldTest.Numbers numbers => Numbers(node.Field, numbers),
        FieldTest.Times times => Times(node.Field, times),
        FieldTest.Exact exact when node.Field == QueryField.Has => Translation.Exactly(Dsl.Term(FilterFields.Path(FilterFields.Has), exact.Folded)),
        _ => FilterFields.Of(node.Field) is { } field ? Told(Text(field, node.Test), node.Test) : Translation.Nothing,
    };

    /// <summary>True where the test reads every value of its field.</summary>
    public static bool Scans(FieldNode node) => node.Test is FieldTest.Contains or FieldTest.Pattern { Folded: ['*', ..] };

    private Translation Text(string field, FieldTest test) => (field, test) switch
    {
        (FilterFields.Url or FilterFields.Link, FieldTest.Contains contains) => Contains(FilterFields.Path(field), contains.Folded),
        // Addresses are indexed for substrings, in pieces.
        (FilterFields.Url or FilterFields.Link, _) => Translation.Unknown,
        (_, FieldTest.Exact exact) => Translation.Exactly(FilterValue.IsLong(exact.Folded)
            ? Dsl.Term(FilterFields.Path(FilterFields.Long), FilterValue.LongTerm(field, exact.Folded))
            : Dsl.Term(FilterFields.Path(field), exact.Folded)),
        (_, FieldTest.Pattern pattern) => Pattern(field, pattern.Folded),
        (FilterFields.Site, FieldTest.HostSuffix suffix) => Translation.Exactly(Dsl.Prefix(FilterFields.Path(FilterFields.SiteReversed), FilterValue.Reversed(suffix.Host))),
        _ => Translation.Unknown,
    };

    private static Translation Told(Translation translation, FieldTest test)
    {
        var text = test switch
        {
            FieldTest.Exact exact => exact.Folded,
            FieldTest.Pattern pattern => pattern.Folded,
            FieldTest.Contains contains => contains.Folded,
            FieldTest.HostSuffix suffix => suffix.Host,
            _ => "",
        };
        return Spelling.IsTellable(text) ? translation : Translation.AtMost(translation.Wide);
    }

    private static Translation Contains(string path, string part)
    {
        var piece = FilterValue.Cut(part, LongestPattern);
        var found = Dsl.Wildcard(path, $"*{Spelling.Literal(piece)}*");
        return piece.Length == part.Length ? Translation.Exactly(found) : Translation.AtMost(found);
    }

    private Translation Pattern(string field, string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        var beginning = star < 0 ? pattern : pattern[..star];
        if (beginning.Length > LongestPattern)
            return Translation.AtMost(Beginning(field, FilterValue.Cut(beginning, LongestPattern)));
        if (star >= 0 && pattern.AsSpan(star).Trim('*').IsEmpty)
            return Translation.Exactly(Beginning(field, beginning));
        if (pattern.Length > LongestPattern)
            return Translation.AtMost(Beginning(field, beginning));
        // Values that are not indexed whole are found by their beginning, and the matcher is asked about these alone.
        Doubted.Add(field);
        var whole = Dsl.Wildcard(FilterFields.Path(field), string.Join('*', pattern.Split('*').Select(Spelling.Literal)));
        return new(ConditionAlgebra.Or([whole, LongBeginning(field, beginning)]), whole);
    }

    private static Condition Beginning(string field, string beginning) => ConditionAlgebra.Or([Dsl.Prefix(FilterFields.Path(field), beginning), LongBeginning(field, beginning)]);

    private static Leaf LongBeginning(string field, string beginning) => Dsl.Prefix(FilterFields.Path(FilterFields.Long), FilterValue.LongPrefix(field, beginning));

    private static Translation Numbers(QueryField field, FieldTest.Numbers test)
    {
        var path = field switch
        {
            QueryField.Words => FilterFields.Words,
            QueryField.Rating => FilterFields.Rating,
            QueryField.Sentiment => FilterFields.Score,
            _ => null,
        };
        if (path is null)
            return Translation.Nothing;
        // Zero is one number, which the index would tell from negative zero.
        return Range(FilterFields.Path(path), test.From is { } from ? JsonValue.Create(from + 0.0) : null, test.FromInclusive, test.To is { } to ? JsonValue.Create(to + 0.0) : null, test.ToInclusive);
    }

    // Documents have whole milliseconds: a bound between two of them moves to the one that tells the same documents apart.
    private Translation Times(QueryField field, FieldTest.Times test)
    {
        var path = field switch { QueryField.Published => "published", QueryField.Heard => "heard", _ => null };
        if (path is null)
            return Translation.Nothing;
        var from = test.From is { } start ? Bound(start.Resolve(now), up: test.FromInclusive) : null;
        var to = test.To is { } end ? Bound(end.Resolve(now), up: !test.ToInclusive) : null;
        return Range(path, from, test.FromInclusive, to, test.ToInclusive);
    }

    // Written out to the millisecond: what is left out of a bound would be rounded.
    private static JsonValue Bound(DateTimeOffset instant, bool up)
    {
        var rest = instant.UtcTicks % TimeSpan.TicksPerMillisecond;
        var bound = instant.UtcDateTime.AddTicks(up && rest > 0 ? TimeSpan.TicksPerMillisecond - rest : -rest);
        return JsonValue.Create(bound.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))!;
    }

    private static Translation Range(string path, JsonValue? from, bool fromInclusive, JsonValue? to, bool toInclusive)
    {
        var bounds = new JsonObject();
        if (from is not null)
            bounds[fromInclusive ? "gte" : "gt"] = from;
        if (to is not null)
            bounds[toInclusive ? "lte" : "lt"] = to;
        return Translation.Exactly(bounds.Count == 0 ? new Leaf(new() { ["exists"] = new JsonObject { ["field"] = path } }) : Dsl.Range(path, bounds));
    }
}
