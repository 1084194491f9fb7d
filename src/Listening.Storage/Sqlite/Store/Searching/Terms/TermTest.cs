namespace Listening.Storage.Sqlite;

/// <summary>Which words of the vocabulary a term stands for.</summary>
internal abstract class TermTest
{
    /// <summary>What all of them begin with.</summary>
    public abstract string Beginning { get; }

    /// <summary>Whether the word is one of them.</summary>
    /// <param name="word">A word of the vocabulary.</param>
    /// <param name="dead">The length of the word's beginning that none of them has, in UTF-16 units; 0 where there is no such beginning.</param>
    public abstract bool Accepts(ReadOnlySpan<char> word, out int dead);
}
