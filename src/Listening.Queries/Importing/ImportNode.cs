namespace Listening.Queries;

/// <summary>A node of a query that is neither theirs nor ours: what the three dialects have in common, and after the translation what is to be written.</summary>
internal abstract record ImportNode(QueryPosition Position);

/// <summary>How a term was written.</summary>
internal enum ImportTermForm
{
    /// <summary>Without quotes.</summary>
    Word,

    /// <summary>In quotes.</summary>
    Quoted,

    /// <summary>Capitals count.</summary>
    Cased,

    /// <summary>Talkwalker's <c>+word</c>: punctuation counts.</summary>
    Exact,

    /// <summary>Talkwalker's <c>++word</c>: capitals and punctuation count.</summary>
    CasedExact,
}

/// <summary>A term or a field's value as written there.</summary>
/// <param name="Text">Without quotes, braces and suffix.</param>
/// <param name="Form">How it was written.</param>
/// <param name="Within">The number after a <c>~</c>.</param>
/// <param name="Position">Where.</param>
internal sealed record ImportTerm(string Text, ImportTermForm Form, int? Within, QueryPosition Position) : ImportNode(Position);

/// <summary>All or any of the children.</summary>
/// <param name="All">AND, or OR.</param>
/// <param name="Children">Two or more.</param>
/// <param name="Within">The number after a <c>~</c> behind the bracket.</param>
/// <param name="Position">Where.</param>
internal sealed record ImportGroup(bool All, IReadOnlyList<ImportNode> Children, int? Within, QueryPosition Position) : ImportNode(Position);

/// <summary>Not the child.</summary>
internal sealed record ImportNot(ImportNode Child, QueryPosition Position) : ImportNode(Position);

/// <summary>Two sides and the operator between them, in our spelling: with a distance for NEAR and ONEAR.</summary>
internal sealed record ImportNear(ImportNode Left, ImportNode Right, string Sign, int Distance, QueryPosition Position) : ImportNode(Position);

/// <summary><c>FIRST/n(…)</c> or <c>ATLEAST/n(…)</c>, in our spelling.</summary>
internal sealed record ImportPrefix(string Sign, ImportNode Child, QueryPosition Position) : ImportNode(Position);

/// <summary>Their field.</summary>
internal sealed record ImportField(string Name, ImportNode Value, QueryPosition Position) : ImportNode(Position);

/// <summary>A term or a field's test in our language.</summary>
internal sealed record ImportText(string Text, bool IsTerm, QueryPosition Position) : ImportNode(Position);

/// <summary>Words within one of our parts.</summary>
internal sealed record ImportScoped(string Name, ImportNode Child, QueryPosition Position) : ImportNode(Position);
