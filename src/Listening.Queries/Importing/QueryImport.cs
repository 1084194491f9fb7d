namespace Listening.Queries;

/// <summary>A query of another suite in our language, and what is not the same about it. The result finds neither more nor less than the original without
/// a remark that says so. docs/query-import.md has the tables.</summary>
public sealed record QueryImport
{
    private QueryImport(string? text, IReadOnlyList<ImportNote> notes) => (Text, Notes) = (text, notes);

    /// <summary>The query in our language, which parses; null where nothing could be made of it.</summary>
    public string? Text { get; }

    /// <summary>Remarks, by position. There is a failed one where there is no text. At most 200; the last one counts the others.</summary>
    public IReadOnlyList<ImportNote> Notes { get; }

    /// <summary>Translates. Never throws on any text; the work is linear in its length, which is bounded as a query's is.</summary>
    public static QueryImport Read(string text, QueryDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(text);
        var notes = new ImportNotes();
        if (text.Length > QueryLimits.Length)
            notes.Fail("too-long", $"Longer than {QueryLimits.Length:N0} characters.", new(QueryLimits.Length, text.Length - QueryLimits.Length));
        var tree = notes.Failed ? null : new ImportParser(text, dialect, notes).Parse();
        if (tree is null && !notes.Failed)
            notes.Fail("empty", "There is no term in this query.", new(0, text.Length));
        var translated = tree is null || notes.Failed ? null : new ImportTranslator(dialect, notes).Translate(tree);
        var written = translated is null ? null : Checked(ImportWriter.Write(translated), text, notes);
        return new(written, notes.Sorted());
    }

    // Our own limits, on terms for one, may be tighter than theirs.
    private static string? Checked(string written, string text, ImportNotes notes)
    {
        var result = Query.Parse(written, QueryOptions.Search);
        if (result.Query is not null)
            return written;
        notes.Fail("not-ours", $"The translation is not a query here: {result.Errors[0].Message}", new(0, text.Length));
        return null;
    }
}
