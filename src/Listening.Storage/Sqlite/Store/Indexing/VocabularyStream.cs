namespace Listening.Storage.Sqlite;

/// <summary>What a word of the vocabulary was found in. The numbers stand in the file.</summary>
internal enum VocabularyStream
{
    /// <summary>Folded words of titles and texts.</summary>
    Folded = 0,

    /// <summary>Their marked spellings where they differ.</summary>
    Marked = 1,

    /// <summary>Both, of authors' names and handles.</summary>
    Author = 2,
}
