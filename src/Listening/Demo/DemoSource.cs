namespace Listening.Demo;

/// <summary>The format a sample source is served in.</summary>
internal enum DemoFormat
{
    Rss,
    Rdf,
    Atom,
    Json,
}

/// <summary>One source of the sample world with all its posts, oldest first.</summary>
internal sealed record DemoSource
{
    /// <summary>Name of the content file, and the source's id in the configuration.</summary>
    public required string Id { get; init; }

    public required string Unit { get; init; }

    public required DemoFormat Format { get; init; }

    public required string Title { get; init; }

    public required string About { get; init; }

    /// <summary>The invented host that guids are made of.</summary>
    public required string Host { get; init; }

    public required string Language { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Bodies are HTML.</summary>
    public bool Html { get; init; }

    /// <summary>Entries carry no id.</summary>
    public bool WithoutIds { get; init; }

    /// <summary>The configured address answers with a permanent redirect.</summary>
    public bool Moved { get; init; }

    /// <summary>Fails now and then.</summary>
    public bool Flaky { get; init; }

    public required IReadOnlyList<DemoPost> Posts { get; init; }
}
