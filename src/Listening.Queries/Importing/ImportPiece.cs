namespace Listening.Queries;

/// <summary>A piece of a foreign query.</summary>
internal enum ImportPieceKind
{
    /// <summary>The end.</summary>
    End,

    /// <summary><c>(</c></summary>
    Open,

    /// <summary><c>)</c></summary>
    Close,

    /// <summary><c>-</c> before a term.</summary>
    Minus,

    /// <summary>A field's name and its colon.</summary>
    Field,

    /// <summary>A term.</summary>
    Term,
}

/// <summary>A piece, where it stands, and for a term what it says.</summary>
internal readonly record struct ImportPiece(ImportPieceKind Kind, int Start, int Length, string Text = "", ImportTermForm Form = default)
{
    internal int End => Start + Length;

    internal QueryPosition Position => new(Start, Length);

    /// <summary>The name or the word, where it is one that was not quoted.</summary>
    internal string Word => Kind == ImportPieceKind.Term && Form == ImportTermForm.Word ? Text : "";
}
