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

/// <summary>A node that is found at places of a part: a term or a phrase.</summary>
public abstract record TextNode : QueryNode
{
    private protected TextNode() { }

    /// <summary>Where it is looked for.</summary>
    public QueryScope Scope { get; init; }
}

/// <summary>A term: each of its occurrences is one token.</summary>
public abstract record TermNode : TextNode
{
    private protected TermNode() { }

    /// <summary>The folded bare token (a pattern's with its wildcards), compared with the folded stream.</summary>
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
}

/// <summary>One token, or the beginning of one.</summary>
public sealed record WordNode : TermNode
{
    /// <summary>True for <c>wor*</c>: the token begins so.</summary>
    public bool Prefix { get; init; }
}

/// <summary>A token with wildcards that are not just one <c>*</c> at its end: <c>?</c> is one character (a code point), <c>*</c> any run of them.</summary>
public sealed record PatternNode : TermNode;

/// <summary>A token within a distance: characters (code points) inserted, removed or replaced, two neighbours swapped counting as one (optimal string
/// alignment). A sign is never one of the changes.</summary>
public sealed record FuzzyNode : TermNode
{
    /// <summary>1 or 2.</summary>
    public required int Distance { get; init; }
}

/// <summary><c>{Word}</c>: a token whose letters also agree in case.</summary>
public sealed record CasedNode : TermNode
{
    /// <summary>The spelling with its capitals: of <see cref="TermNode.Marked"/> where that is set, of <see cref="TermNode.Folded"/> otherwise.</summary>
    public required string Cased { get; init; }
}

/// <summary>Terms in this order, adjacent, in one part.</summary>
public sealed record PhraseNode : TextNode
{
    /// <summary>Two terms or more.</summary>
    public required EquatableList<TermNode> Words { get; init; }
}

/// <summary>Two sides near each other in one part. A side is a term, a phrase, another <see cref="ProximityNode"/>, or an <see cref="OrNode"/> of these.
/// Its occurrences are the shortest stretches that contain a left and a right occurrence so near: those that contain no other such stretch.</summary>
public abstract record ProximityNode : QueryNode
{
    private protected ProximityNode() { }

    /// <summary>The left side.</summary>
    public required QueryNode Left { get; init; }

    /// <summary>The right side.</summary>
    public required QueryNode Right { get; init; }
}

/// <summary><c>NEAR/n</c> and <c>ONEAR/n</c>: at different places (no token in common), few tokens between.</summary>
public sealed record NearNode : ProximityNode
{
    /// <summary>Most tokens between, 0 to 100.</summary>
    public required int Distance { get; init; }

    /// <summary>True where the left side comes first.</summary>
    public bool Ordered { get; init; }
}

/// <summary><c>SENTENCE</c> and <c>PARAGRAPH</c>: both sides wholly within the same one; they may share tokens.</summary>
public sealed record TogetherNode : ProximityNode
{
    /// <summary>True for a paragraph, false for a sentence.</summary>
    public bool Paragraph { get; init; }
}

/// <summary><c>ATLEAST/n(A)</c>: at least so many different occurrences (stretches) of a side as in <see cref="ProximityNode"/>, title and text together.</summary>
public sealed record AtLeastNode : QueryNode
{
    /// <summary>1 or more.</summary>
    public required int Count { get; init; }

    /// <summary>What is counted.</summary>
    public required QueryNode Child { get; init; }
}

/// <summary><c>FIRST/n(A)</c>: the child matches the first tokens of the text alone, as if there were neither a title nor more text. The child is made of
/// anything but fields and other parts.</summary>
public sealed record FirstNode : QueryNode
{
    /// <summary>How many tokens of the text are looked at, 1 or more.</summary>
    public required int Tokens { get; init; }

    /// <summary>What they have to match.</summary>
    public required QueryNode Child { get; init; }
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
