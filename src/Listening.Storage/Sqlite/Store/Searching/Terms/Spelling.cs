namespace Listening.Storage.Sqlite;

/// <summary>A token of the inverted index.</summary>
/// <param name="Token">The token, or what it begins with.</param>
/// <param name="Prefix">True where it only begins so.</param>
/// <param name="Marked">Which of the two streams it stands in.</param>
internal readonly record struct Spelling(string Token, bool Prefix, bool Marked)
{
    /// <summary>One token can be both.</summary>
    public bool Meets(Spelling other) => Marked == other.Marked
        && ((Prefix && other.Token.StartsWith(Token, StringComparison.Ordinal)) || (other.Prefix && Token.StartsWith(other.Token, StringComparison.Ordinal)) || Token == other.Token);
}

/// <summary>The tokens that a term stands for.</summary>
/// <param name="All">Every mention with the term has one of them at its place.</param>
/// <param name="Exact">And each of them, wherever it stands, is the term.</param>
internal sealed record Spellings(IReadOnlyList<Spelling> All, bool Exact);
