using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>Tokens as expressions of the inverted index. Folded and marked tokens are never the same text, so what may stand anywhere needs no column filter.</summary>
internal static class FoundText
{
    private const int Group = 64;

    /// <summary>One of the spellings. The index asks every part of an OR about every row: more than <paramref name="together"/> are asked in groups.</summary>
    public static Clause Any(IReadOnlyList<Spelling> spellings, QueryScope scope, int together) => spellings.Count <= together
        ? ClauseAlgebra.Or([.. spellings.Select(spelling => Run([spelling], scope))])
        : Clause.Of(InGroups([.. spellings.Chunk(Group).Select(group => string.Join(" OR ", group.Select(spelling => Run([spelling], scope).Found!.Text)))]));

    private static SqlClause InGroups(IReadOnlyList<string> groups) =>
        new($"(m.rowid IN ({string.Join(" UNION ALL ", groups.Select(_ => "SELECT rowid FROM found WHERE found MATCH ?"))}))", [.. groups]);

    /// <summary>Tokens of one stream in a row; only the last can be a prefix.</summary>
    public static Clause Run(IReadOnlyList<Spelling> tokens, QueryScope scope) =>
        Clause.Of(new FoundClause($"{Column(scope, tokens[0].Marked)}{Quoted(tokens, scope)}", 0));

    /// <summary>Two tokens of one stream, in any order, with at most so many between.</summary>
    public static Clause Near(Spelling left, Spelling right, int distance, QueryScope scope) =>
        Clause.Of(new FoundClause($"{Column(scope, left.Marked)}NEAR({Quoted([left], scope)} {Quoted([right], scope)}, {distance})", 0));

    private static string Quoted(IReadOnlyList<Spelling> tokens, QueryScope scope)
    {
        var words = tokens.Select(spelling => scope == QueryScope.Author ? $"{FieldNames.Author}={spelling.Token}" : spelling.Token);
        return ClauseAlgebra.Word(string.Join(' ', words)) + (tokens[^1].Prefix ? " *" : "");
    }

    private static string Column(QueryScope scope, bool marked) => scope switch
    {
        QueryScope.Title => marked ? "title_marked : " : "title : ",
        QueryScope.Text => marked ? "text_marked : " : "text : ",
        _ => "",
    };
}
