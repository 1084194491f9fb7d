namespace Listening.Queries;

/// <summary>A token: where it stands in its text and where its two spellings stand in the buffer.</summary>
internal struct Token
{
    /// <summary>UTF-16 units of the text it was cut from.</summary>
    internal int Start, Length;

    /// <summary>The folded bare word in <see cref="TokenBuffer"/>; empty for the gap between two parts.</summary>
    internal int FoldedStart, FoldedLength;

    /// <summary>The spelling with sign and diacritics.</summary>
    internal int MarkedStart, MarkedLength;

    /// <summary><see cref="TextHash"/> of the two spellings.</summary>
    internal uint FoldedHash, MarkedHash;

    /// <summary>Numbered from zero in its text.</summary>
    internal int Sentence, Paragraph;

    /// <summary>Begins with <c># @ $</c>.</summary>
    internal bool Signed;

    /// <summary>Bears a sign, a diacritic or a skin tone: as a query's term it means only this spelling.</summary>
    internal bool Distinct;
}
