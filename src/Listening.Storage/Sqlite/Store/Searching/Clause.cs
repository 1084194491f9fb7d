namespace Listening.Storage.Sqlite;

/// <summary>An expression of the inverted index.</summary>
/// <param name="Text">FTS5 syntax, safe to stand in brackets.</param>
/// <param name="Depth">Nested brackets in it.</param>
/// <param name="Negated">Meant are the mentions that it does not find: FTS5 has no NOT of one side, so it is carried outward.</param>
internal sealed record FoundClause(string Text, int Depth, bool Negated = false);

/// <summary>A condition over the columns of <c>mentions m</c> and <c>documents d</c>; never null, always true or false.</summary>
/// <param name="Text">SQL, safe to stand beside AND and OR.</param>
/// <param name="Values">For its question marks, in order.</param>
internal sealed record SqlClause(string Text, IReadOnlyList<object> Values)
{
    public static readonly SqlClause True = new("1", []);

    public static readonly SqlClause False = new("0", []);

    /// <summary>For a range of a column that has an index: the same condition in a form that the index serves; else null.</summary>
    public string? Indexed { get; init; }
}

/// <summary>What part of a query became: both sides must hold; null is no condition.</summary>
internal sealed record Clause(FoundClause? Found, SqlClause? Sql)
{
    public static readonly Clause Everything = new(null, null);

    public static readonly Clause Nothing = new(null, SqlClause.False);

    public static Clause Of(FoundClause found) => new(found, null);

    public static Clause Of(SqlClause sql) => new(null, sql);
}
