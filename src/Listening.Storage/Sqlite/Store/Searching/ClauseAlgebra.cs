namespace Listening.Storage.Sqlite;

/// <summary>AND, OR and NOT of clauses, kept in one expression of the inverted index wherever that is possible.</summary>
internal static class ClauseAlgebra
{
    // FTS5's parser holds a fixed stack of 100 entries and a bracket with an operator takes three. What is nested deeper becomes a condition of its own.
    private const int MaxDepth = 24;

    public static Clause And(IReadOnlyList<Clause> clauses)
    {
        var found = And([.. clauses.Select(clause => clause.Found).OfType<FoundClause>()]);
        var sql = Join(" AND ", [.. clauses.Select(clause => clause.Sql).OfType<SqlClause>()]);
        return found is { Depth: > MaxDepth } ? new Clause(null, Join(" AND ", [Contained(found), .. sql is null ? [] : new[] { sql }])) : new Clause(found, sql);
    }

    public static Clause Or(IReadOnlyList<Clause> clauses)
    {
        if (clauses.Contains(Clause.Everything))
            return Clause.Everything;
        if (clauses.Count == 0)
            return Clause.Nothing;
        var pure = Or([.. clauses.Where(clause => clause.Sql is null).Select(clause => clause.Found!)]);
        if (pure is { Depth: <= MaxDepth } && clauses.All(clause => clause.Sql is null))
            return Clause.Of(pure);
        var rest = clauses.Where(clause => clause.Sql is not null).Select(ToSql);
        return Clause.Of(Join(" OR ", [.. pure is null ? [] : new[] { Contained(pure) }, .. rest])!);
    }

    public static Clause Not(Clause clause) => clause switch
    {
        { Found: null, Sql: null } => Clause.Nothing,
        { Found: { } found, Sql: null } => Clause.Of(found with { Negated = !found.Negated }),
        _ => Clause.Of(Not(ToSql(clause))),
    };

    /// <summary>The expression as a question that FTS5 can answer.</summary>
    public static string Ask(FoundClause found) => found.Negated ? $"{Word(Term.All)} NOT ({found.Text})" : found.Text;

    /// <summary>A token, or several in a row, as FTS5 writes them.</summary>
    public static string Word(string tokens) => $"\"{tokens.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static SqlClause Not(SqlClause sql) => new($"(NOT {sql.Text})", sql.Values);

    private static SqlClause ToSql(Clause clause) =>
        Join(" AND ", [.. clause.Found is null ? [] : new[] { Contained(clause.Found) }, .. clause.Sql is null ? [] : new[] { clause.Sql }]) ?? SqlClause.True;

    private static SqlClause Contained(FoundClause found) =>
        new($"m.rowid {(found.Negated ? "NOT " : "")}IN (SELECT rowid FROM found WHERE found MATCH ?)", [found.Text]);

    private static FoundClause? And(IReadOnlyList<FoundClause> clauses)
    {
        var wanted = clauses.Where(clause => !clause.Negated).ToList();
        var unwanted = clauses.Where(clause => clause.Negated).ToList();
        var positive = Join(" AND ", wanted);
        var negative = Join(" OR ", unwanted);
        return (positive, negative) switch
        {
            (null, null) => null,
            (_, null) => positive,
            (null, _) => negative with { Negated = true },
            _ => new FoundClause($"({positive.Text}) NOT ({negative.Text})", Math.Max(positive.Depth, negative.Depth) + 1),
        };
    }

    // a OR NOT b = NOT (b NOT a)
    private static FoundClause? Or(IReadOnlyList<FoundClause> clauses) =>
        And([.. clauses.Select(clause => clause with { Negated = !clause.Negated })]) is not { } none ? null : none with { Negated = !none.Negated };

    private static FoundClause? Join(string separator, List<FoundClause> clauses) => clauses.Count switch
    {
        0 => null,
        1 => clauses[0] with { Negated = false },
        _ => new FoundClause(string.Join(separator, clauses.Select(clause => clause.Depth == 0 ? clause.Text : $"({clause.Text})")), clauses.Max(clause => clause.Depth) + 1),
    };

    private static SqlClause? Join(string separator, IReadOnlyList<SqlClause> clauses) => clauses.Count switch
    {
        0 => null,
        1 => clauses[0],
        _ => new SqlClause("(" + string.Join(separator, clauses.Select(clause => clause.Text)) + ")", [.. clauses.SelectMany(clause => clause.Values)]),
    };
}
