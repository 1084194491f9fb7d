namespace Listening.Queries;

/// <summary>What a query is written for.</summary>
public enum QueryUse
{
    /// <summary>A person asks the store; every field, also purely negative.</summary>
    Search,

    /// <summary>A unit listens: no field that exists only after enrichment, and something positive to hear.</summary>
    Listening,
}

/// <summary>What parsing needs to know beside the text.</summary>
public sealed record QueryOptions
{
    /// <summary>Search, UTC, no lists.</summary>
    public static readonly QueryOptions Search = new();

    /// <summary>A unit's listening query, UTC, no lists.</summary>
    public static readonly QueryOptions Listening = new() { Use = QueryUse.Listening };

    /// <summary>What the query is for.</summary>
    public QueryUse Use { get; init; }

    /// <summary>The zone in which a date is a whole day.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The named fragments behind <c>list:name</c>.</summary>
    public IReadOnlyDictionary<string, string> Lists { get; init; } = new Dictionary<string, string>();

    /// <summary>The unit's queries by id: what <c>query:id</c> stands for in a listening query. In a search <c>query:</c> is a field instead.</summary>
    public IReadOnlyDictionary<string, string> Queries { get; init; } = new Dictionary<string, string>();
}

/// <summary>A fault in a query's text.</summary>
/// <param name="Message">One line: what is wrong.</param>
/// <param name="Position">Where, in UTF-16 units of the text.</param>
/// <param name="Line">One-based.</param>
/// <param name="Column">One-based, in UTF-16 units.</param>
/// <param name="Suggestion">What to write instead; null where there is none.</param>
public sealed record QueryError(string Message, QueryPosition Position, int Line, int Column, string? Suggestion);

/// <summary>Advice about a query that is valid.</summary>
/// <param name="Code">A stable name, such as <c>curly-quotes</c>.</param>
/// <param name="Message">One line.</param>
/// <param name="Position">Where.</param>
public sealed record QueryLint(string Code, string Message, QueryPosition Position);

/// <summary>A parsed query: its text, its tree and advice. <see cref="object.ToString"/> gives the canonical text, which parses back to an equal tree.</summary>
public sealed class Query
{
    internal Query(string text, QueryNode root, IReadOnlyList<QueryLint> lint) => (Text, Root, Lint) = (text, root, lint);

    /// <summary>Made when first asked for; made twice where two threads ask at once, which is harmless.</summary>
    internal CompiledQuery Compiled => field ??= CompiledQuery.Of(Root);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>The tree, lists and named queries expanded.</summary>
    public QueryNode Root { get; }

    /// <summary>Advice, by position.</summary>
    public IReadOnlyList<QueryLint> Lint { get; }

    /// <summary>What it is expected to find and to cost.</summary>
    public QueryCost Cost => field ??= QueryCost.Of(Root);

    /// <summary>Parses; all faults at once where the parser can go on. Never throws on any text.</summary>
    public static QueryParseResult Parse(string text, QueryOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        var errors = new QueryErrorList(text);
        if (text.Length > QueryLimits.Length)
        {
            errors.Add($"Longer than {QueryLimits.Length:N0} characters.", QueryLimits.Length, text.Length - QueryLimits.Length);
            return new() { Errors = errors.Sorted() };
        }

        var context = new ParseContext(options);
        var root = new QueryParser(text, errors, context, QueryScope.Anywhere).Parse();
        if (root is not null && TreeDepth.Of(root) > QueryLimits.Depth)
            errors.Add($"Nested deeper than {QueryLimits.Depth} levels.", 0, text.Length);
        if (root is not null && !errors.Any && options.Use == QueryUse.Listening && QueryTree.IsNegative(root))
            errors.Add("The query is purely negative: a listening query has to name something to hear.", 0, text.Length);
        return root is null || errors.Any ? new() { Errors = errors.Sorted() } : new() { Query = new(text, root, [.. QueryLinter.All(root, context.Lint)]) };
    }

    /// <summary>The canonical text.</summary>
    public override string ToString() => QueryWriter.Write(Root);
}

/// <summary>Either a query or its faults.</summary>
public sealed record QueryParseResult
{
    /// <summary>Null where there are errors.</summary>
    public Query? Query { get; init; }

    /// <summary>Empty where there is a query.</summary>
    public IReadOnlyList<QueryError> Errors { get; init; } = [];
}
