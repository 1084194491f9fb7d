namespace Listening.Storage.Sqlite;

/// <summary>Every word that the store has seen, for wildcards and misspellings. Words stay when their last mention goes: a word too many finds nothing.</summary>
internal sealed class VocabularyTable(StatementCache statements)
{
    private const int MaxRemembered = 100_000;

    private const string Author = FieldNames.Author + "=";

    private readonly HashSet<string>[] _remembered = [new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal)];

    public void Add(IndexedMention mention)
    {
        AddAll(VocabularyStream.Folded, mention.Title);
        AddAll(VocabularyStream.Folded, mention.Text);
        AddAll(VocabularyStream.Marked, mention.TitleMarked);
        AddAll(VocabularyStream.Marked, mention.TextMarked);
        AddAuthor(mention.Terms);
    }

    /// <summary>After a rollback what is remembered may not be there.</summary>
    public void Forget()
    {
        foreach (var words in _remembered)
            words.Clear();
    }

    private void AddAll(VocabularyStream stream, ReadOnlySpan<char> tokens)
    {
        foreach (var range in tokens.Split(' '))
            Add(stream, tokens[range]);
    }

    private void AddAuthor(ReadOnlySpan<char> terms)
    {
        foreach (var range in terms.Split(' '))
        {
            if (terms[range].StartsWith(Author, StringComparison.Ordinal))
                Add(VocabularyStream.Author, terms[range][Author.Length..]);
        }
    }

    private void Add(VocabularyStream stream, ReadOnlySpan<char> token)
    {
        var remembered = _remembered[(int)stream];
        if (token.IsEmpty || token.SequenceEqual(StreamText.Filler) || remembered.GetAlternateLookup<ReadOnlySpan<char>>().Contains(token))
            return;
        if (remembered.Count >= MaxRemembered)
            remembered.Clear();
        var word = token.ToString();
        remembered.Add(word);
        statements.Get("INSERT OR IGNORE INTO vocabulary(stream, term) VALUES(?, ?)").Bind(1, (long)stream).Bind(2, word).Run();
    }
}
