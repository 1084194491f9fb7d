namespace Listening.Feeds;

/// <summary>What the reader is inside of.</summary>
internal enum ScopeKind
{
    /// <summary>Above the feed: the root of RSS and RDF.</summary>
    Document,

    /// <summary>The feed.</summary>
    Feed,

    /// <summary>An entry.</summary>
    Entry,

    /// <summary>A person with parts.</summary>
    Person,

    /// <summary>The source of an entry.</summary>
    Source,

    /// <summary>An element whose children belong to its parent.</summary>
    Wrapper,
}

/// <summary>One level of what the reader is inside of, with the base and language in force.</summary>
internal sealed class Scope
{
    public required ScopeKind Kind { get; init; }
    public required PartBuilder Part { get; init; }
    public required int Depth { get; init; }
    public required AddressBase Base { get; init; }
    public required string? Language { get; init; }

    /// <summary>The element that opened it.</summary>
    public Field Field { get; init; }

    /// <summary>A podcast's owner, who stands in for an author where there is none.</summary>
    public bool IsOwner { get; init; }

    /// <summary>Text directly inside, for persons and sources.</summary>
    public string? Text { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Url { get; set; }
}
