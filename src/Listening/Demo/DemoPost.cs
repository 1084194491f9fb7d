namespace Listening.Demo;

/// <summary>What a sample post is about, for the variety of the content; nothing decides by it.</summary>
internal enum DemoKind
{
    Praise,
    Complaint,
    Question,
    News,
    Job,
    OffTopic,
}

/// <summary>One written post of the sample world. It knows no dates: when it appears is the schedule's matter.</summary>
internal sealed record DemoPost
{
    /// <summary>Id of the source that lists it.</summary>
    public required string Source { get; init; }

    /// <summary>Unique within the source: the name given in the content, else its number.</summary>
    public required string Key { get; init; }

    /// <summary>Shown name of the author.</summary>
    public required string Author { get; init; }

    /// <summary>Null for microblogs.</summary>
    public string? Title { get; init; }

    /// <summary>The body: plain text, or HTML where the source is <see cref="DemoSource.Html"/>.</summary>
    public required string Text { get; init; }

    /// <summary>The body after the edit; null where it is never edited.</summary>
    public string? EditedText { get; init; }

    public required DemoKind Kind { get; init; }

    /// <summary>Language of the text.</summary>
    public required string Language { get; init; }

    /// <summary>Categories as the feed gives them.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Set where this listing is the very post of another source (same guid, same link).</summary>
    public DemoReference? SameAs { get; init; }

    /// <summary>Set where this is another site's near-copy of a post.</summary>
    public DemoReference? CopyOf { get; init; }

    /// <summary>The post whose guid and page this listing carries.</summary>
    public DemoReference Identity => SameAs ?? new DemoReference(Source, Key);
}

/// <summary>Names a post of the sample world.</summary>
internal readonly record struct DemoReference(string Source, string Key);
