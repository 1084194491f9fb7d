namespace Listening.Queries;

/// <summary>The folding of query-language.md: NFKC, simple case folding, marks stripped, special letters; one pinned Unicode version.
/// A letter or number whose compatibility form is no word (<c>½</c>) stands for itself.</summary>
public static class Folding
{
    /// <summary>The version of the Unicode tables. Stores indexed under another one are to be indexed anew.</summary>
    public static string UnicodeVersion => UnicodeData.Version;

    /// <summary>Folds a whole value, as exact fields are compared.</summary>
    public static string Fold(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (System.Text.Ascii.IsValid(value))
            return value.ToLowerInvariant();
        var folder = new Folder();
        folder.Read(value, int.MaxValue);
        return folder.Folded().ToString();
    }
}
