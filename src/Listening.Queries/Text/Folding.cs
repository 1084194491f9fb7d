namespace Listening.Queries;

/// <summary>The folding of query-language.md: NFKC, simple case folding, marks stripped, special letters; one pinned Unicode version.</summary>
public static class Folding
{
    /// <summary>Folds a whole value, as exact fields are compared.</summary>
    public static string Fold(string value) => throw new NotSupportedException();
}
