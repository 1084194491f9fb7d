namespace Listening.Queries;

/// <summary>A piece of a query's text.</summary>
internal enum LexemeKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary><c>(</c></summary>
    Open,

    /// <summary><c>)</c></summary>
    Close,

    /// <summary>Quoted text; the content lies between the quotes.</summary>
    Quote,

    /// <summary>A case-exact term; the content lies between the braces.</summary>
    Brace,

    /// <summary>A hyphen before a term.</summary>
    Minus,

    /// <summary>A name with its colon.</summary>
    Field,

    /// <summary>Anything else up to a blank, a bracket or a quote.</summary>
    Run,
}

/// <summary>A piece and where it stands.</summary>
internal readonly record struct Lexeme(LexemeKind Kind, int Start, int Length)
{
    internal int End => Start + Length;
}
