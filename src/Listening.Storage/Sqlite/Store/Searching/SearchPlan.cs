using Listening.Mentions;
using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>A search as SQL: the inverted index leads where it can tell anything, the narrow table otherwise.</summary>
internal sealed class SearchPlan
{
    private readonly Clause _clause;
    private readonly MentionSearch _search;
    private readonly QueryNode? _inexact;

    private SearchPlan(MentionSearch search, QueryTranslator translator)
    {
        _search = search;
        var query = search.Query is null ? Clause.Everything : translator.Translate(search.Query.Root);
        _inexact = translator.Inexact;
        _clause = ClauseAlgebra.And([query, Units(), Shown(query), Indexed()]);
        Ranges = [.. Conjuncts(search.Query?.Root).Select(field => FieldTranslation.Of(field, search.Now).Clause.Sql).Append(Indexed().Sql).OfType<SqlClause>().Where(sql => sql.Indexed is not null)];
        Low = search.Since is { } since ? RowId.AtOrAfter(since) : 0;
        High = search.Until is { } until ? RowId.AtOrAfter(until) : long.MaxValue;
    }

    /// <summary>For hits that are all wanted: where too many documents would have to be read, the places of words are read instead.</summary>
    public static SearchPlan Full(ReadSession session, MentionSearch search, SearchLimits limits)
    {
        var terms = new TermSpellings(new Vocabulary(session, limits), limits);
        var plan = new SearchPlan(search, new(terms, null, search.Now, limits));
        return plan.IsExact || plan.FindsFew(session, limits.FewCandidates)
            ? plan
            : new SearchPlan(search, new(terms, new PlaceReader(session, terms, limits), search.Now, limits));
    }

    /// <summary>For few of many hits: nothing is read before the first candidate.</summary>
    public static SearchPlan Quick(ReadSession session, MentionSearch search, SearchLimits limits) =>
        new(search, new(new TermSpellings(new Vocabulary(session, limits), limits), null, search.Now, limits));

    /// <summary>Conditions that every hit fulfils and that an index of the narrow table serves.</summary>
    public IReadOnlyList<SqlClause> Ranges { get; }

    /// <summary>First row id asked for.</summary>
    public long Low { get; }

    /// <summary>The row id after the last asked for.</summary>
    public long High { get; }

    /// <summary>Every row found is a hit; else the matcher must verify.</summary>
    public bool IsExact => _inexact is null;

    /// <summary>Rows come from the inverted index and can be ranked.</summary>
    public bool IsRanked => _clause.Found is not null;

    /// <summary>The part of the query that makes verification necessary, as it was written.</summary>
    public string InexactPart => _inexact is { Position: { Length: > 0 } position } && position.Start + position.Length <= _search.Query!.Text.Length
        ? _search.Query.Text.Substring(position.Start, position.Length)
        : _search.Query?.Text ?? "";

    /// <summary>The row id in the leading table.</summary>
    public string Key => IsRanked ? "f.rowid" : "m.rowid";

    /// <summary>A statement over the columns given, from <paramref name="low"/> up to but not including <paramref name="high"/>.</summary>
    /// <param name="session">Where it is prepared; the caller disposes of the statement.</param>
    /// <param name="columns">Of <c>mentions m</c> and <c>documents d</c>.</param>
    /// <param name="order">SQL after the conditions.</param>
    /// <param name="low">Inclusive.</param>
    /// <param name="high">Exclusive.</param>
    public RawStatement Prepare(ReadSession session, IReadOnlyList<string> columns, string order, long low, long high)
    {
        var conditions = $"{Key} >= ? AND {Key} < ?{(IsRanked ? " AND found MATCH ?" : "")}{(_clause.Sql is { } sql ? " AND " + sql.Text : "")}";
        var used = string.Join(", ", columns);
        var statement = session.Prepare($"SELECT {used} FROM {Tables(used + conditions)} WHERE {conditions} {order}");
        statement.Bind(1, low).Bind(2, high);
        var index = 3;
        if (_clause.Found is { } found)
            statement.Bind(index++, ClauseAlgebra.Ask(found));
        foreach (var value in _clause.Sql?.Values ?? [])
            statement.Bind(index++, value);
        return statement;
    }

    private bool FindsFew(ReadSession session, int few)
    {
        using var statement = Prepare(session, [Key], $"LIMIT 1 OFFSET {few}", Low, High);
        return !statement.Step();
    }

    // CROSS JOIN keeps the order: the index leads, the tables follow by row id.
    private string Tables(string used) => (IsRanked, used.Contains("m.", StringComparison.Ordinal), used.Contains("d.", StringComparison.Ordinal)) switch
    {
        (true, false, false) => "found f",
        (true, true, false) => "found f CROSS JOIN mentions m ON m.rowid = f.rowid",
        (true, false, true) => "found f CROSS JOIN documents d ON d.rowid = f.rowid",
        (true, true, true) => "found f CROSS JOIN mentions m ON m.rowid = f.rowid CROSS JOIN documents d ON d.rowid = f.rowid",
        (false, _, false) => "mentions m",
        (false, _, true) => "mentions m CROSS JOIN documents d ON d.rowid = m.rowid",
    };

    private Clause Units() => _search.Units.Count == 0
        ? Clause.Everything
        : ClauseAlgebra.Or([.. _search.Units.Select(unit => Clause.Of(new FoundClause(ClauseAlgebra.Word(Term.OfValue(FieldNames.Of(QueryField.Unit)!, unit)), 0)))]);

    private Clause Shown(Clause query)
    {
        if (_search.IncludeUnmatched)
            return Clause.Everything;
        return query.Found is null && _search.Units.Count == 0
            ? Clause.Of(new SqlClause("m.hidden = 0", []))
            : Clause.Of(new FoundClause(ClauseAlgebra.Word(Term.Hidden), 0, Negated: true));
    }

    private Clause Indexed() => _search.IndexedSince is { } since
        ? Clause.Of(new SqlClause("m.indexed >= ?", [RowId.Ceiling(since)]) { Indexed = "m.indexed >= ?" })
        : Clause.Everything;

    private static IEnumerable<FieldNode> Conjuncts(QueryNode? node) => node switch
    {
        FieldNode field => [field],
        AndNode and => and.Children.OfType<FieldNode>(),
        _ => [],
    };
}
