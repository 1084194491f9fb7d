namespace Listening.Queries;

/// <summary>A node of a query's immutable tree. Every back-end is one switch over these kinds, so that a new kind breaks each of them at compile time.</summary>
public abstract record QueryNode
{
    private protected QueryNode() { }

    /// <summary>Where in the query text the node stands; not part of equality.</summary>
    public QueryPosition Position { get; init; }
}

/// <summary>A stretch of the query text in UTF-16 units. All positions are equal, so that equal trees from different spellings compare equal.</summary>
/// <param name="Start">Zero-based.</param>
/// <param name="Length">Zero where unknown.</param>
public readonly record struct QueryPosition(int Start, int Length)
{
    /// <summary>Always true.</summary>
    public bool Equals(QueryPosition other) => true;

    /// <summary>Always zero.</summary>
    public override int GetHashCode() => 0;
}

/// <summary>The part of a document that words are looked for in.</summary>
public enum QueryScope
{
    /// <summary>Title or text.</summary>
    Anywhere,

    /// <summary>The title.</summary>
    Title,

    /// <summary>The text.</summary>
    Text,

    /// <summary>The author's name and handle, one after the other.</summary>
    Author,
}

/// <summary>A node that is found at places of a part: what a phrase, and later NEAR, is made of.</summary>
public abstract record TextNode : QueryNode
{
    private protected TextNode() { }

    /// <summary>Where it is looked for.</summary>
    public QueryScope Scope { get; init; }
}

/// <summary>One token, or the beginning of one.</summary>
public sealed record WordNode : TextNode
{
    /// <summary>The folded bare token, compared with the folded stream.</summary>
    public required string Folded { get; init; }

    /// <summary>Set where only that spelling counts (sign <c># @ $</c>, a diacritic, a skin tone): compared with the marked stream instead, see <see cref="MarkedSpellings"/>.</summary>
    public string? Marked { get; init; }

    /// <summary>What it accepts in the marked stream: <see cref="Marked"/>, and where that bears no sign also the tag, name and cash tag of that
    /// spelling (<c>café</c> finds <c>#café</c>). Empty where the folded stream decides.</summary>
    public IReadOnlyList<string> MarkedSpellings => Marked switch
    {
        null => [],
        ['#' or '@' or '$', ..] => [Marked],
        _ => [Marked, "#" + Marked, "@" + Marked, "$" + Marked],
    };

    /// <summary>True for <c>wor*</c>: the token begins so.</summary>
    public bool Prefix { get; init; }
}

/// <summary>Tokens in this order, adjacent, in one part.</summary>
public sealed record PhraseNode : TextNode
{
    /// <summary>Two tokens or more.</summary>
    public required EquatableList<WordNode> Words { get; init; }
}

/// <summary>A test of a field's value.</summary>
public sealed record FieldNode : QueryNode
{
    /// <summary>The field.</summary>
    public required QueryField Field { get; init; }

    /// <summary>What is asked of it.</summary>
    public required FieldTest Test { get; init; }
}

/// <summary>All children match.</summary>
public sealed record AndNode : QueryNode
{
    /// <summary>Two or more.</summary>
    public required EquatableList<QueryNode> Children { get; init; }
}

/// <summary>At least one child matches.</summary>
public sealed record OrNode : QueryNode
{
    /// <summary>Two or more.</summary>
    public required EquatableList<QueryNode> Children { get; init; }
}

/// <summary>The child does not match.</summary>
public sealed record NotNode : QueryNode
{
    /// <summary>What must not match.</summary>
    public required QueryNode Child { get; init; }
}
