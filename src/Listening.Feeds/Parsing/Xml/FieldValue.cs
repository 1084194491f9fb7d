namespace Listening.Feeds;

/// <summary>One field as it stands in the document, with what is in force around it.</summary>
internal readonly struct FieldValue
{
    /// <summary>The content as characters; HTML where <see cref="HasMarkup"/>.</summary>
    public required string Text { get; init; }

    /// <summary>True where the content held elements.</summary>
    public required bool HasMarkup { get; init; }

    /// <summary>True where the rules of Atom text constructs hold.</summary>
    public required bool IsAtom { get; init; }

    /// <summary>The element's attributes.</summary>
    public required ElementAttributes Attributes { get; init; }

    /// <summary>The base of relative addresses.</summary>
    public required AddressBase Base { get; init; }

    /// <summary><c>xml:lang</c> in force: null where there is none, empty where it was cleared.</summary>
    public required string? Language { get; init; }
}
