namespace Listening.Demo;

/// <summary>What a listener must have heard once the whole sample world is published: which of it matches is for the query matcher to say.</summary>
internal sealed record DemoExpected
{
    /// <summary>Every listing of every source.</summary>
    public required IReadOnlyList<DemoExpectedEntry> Entries { get; init; }

    /// <summary>Posts apart from each other: a double listing counts once, a near-copy is a post of its own.</summary>
    public int DistinctPosts => Entries.Count(entry => entry.DuplicateOf is null);

    /// <summary>Listings by source.</summary>
    public IReadOnlyDictionary<string, int> EntriesBySource =>
        Entries.GroupBy(entry => entry.Source).ToDictionary(group => group.Key, group => group.Count());

    public static DemoExpected Of(DemoContent content) => new()
    {
        Entries = [.. content.Sources.SelectMany(source => source.Posts.Select(post => new DemoExpectedEntry
        {
            Unit = source.Unit,
            Source = source.Id,
            Key = post.Key,
            Guid = source.WithoutIds ? null : DemoAddress.Guid(content, post),
            Path = DemoAddress.Page(post),
            Title = post.Title,
            Text = source.Html ? DemoHtml.ToText(post.EditedText ?? post.Text) : post.EditedText ?? post.Text,
            TextBeforeEdit = post.EditedText is null ? null : source.Html ? DemoHtml.ToText(post.Text) : post.Text,
            DuplicateOf = post.SameAs,
            CopyOf = post.CopyOf,
        }))],
    };
}

/// <summary>One listing at the end of the demo.</summary>
internal sealed record DemoExpectedEntry
{
    public required string Unit { get; init; }

    public required string Source { get; init; }

    public required string Key { get; init; }

    /// <summary>Null where the source gives no ids.</summary>
    public required string? Guid { get; init; }

    /// <summary>Path of its page on the demo's server.</summary>
    public required string Path { get; init; }

    public required string? Title { get; init; }

    /// <summary>Plain text as it finally reads.</summary>
    public required string Text { get; init; }

    /// <summary>Set for an edited entry.</summary>
    public string? TextBeforeEdit { get; init; }

    /// <summary>Set for a double listing. Of the two, whichever is polled first is heard; the other is a duplicate.</summary>
    public DemoReference? DuplicateOf { get; init; }

    /// <summary>Set for a near-copy, which is heard in its own right.</summary>
    public DemoReference? CopyOf { get; init; }
}
