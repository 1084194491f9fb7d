namespace Listening.Demo;

/// <summary>What every source lists at an instant. Pure: the same options, instant and edits give the same listing.</summary>
internal sealed class DemoWorld(DemoContent content, DemoOptions options, DateTimeOffset start, Uri baseAddress)
{
    private readonly DemoSchedule _schedule = new(content, options);
    private readonly string _root = baseAddress.GetLeftPart(UriPartial.Authority);

    /// <summary>When the last new post appears.</summary>
    public DateTimeOffset End => start + _schedule.End;

    /// <summary>How many posts have appeared.</summary>
    public int Published(DateTimeOffset now) => content.Sources.Sum(source => source.Posts.Count(post => At(post) <= now));

    /// <param name="source">What to list.</param>
    /// <param name="now">Later posts are not listed.</param>
    /// <param name="edited">When its edits happened; null where they have not.</param>
    public DemoListing Listing(DemoSource source, DateTimeOffset now, DateTimeOffset? edited)
    {
        List<DemoEntry> entries =
        [
            .. source.Posts.Where(post => At(post) <= now)
                .Select(post => Entry(source, post, edited))
                .OrderByDescending(entry => entry.Published)
                .ThenBy(entry => entry.Link, StringComparer.Ordinal),
        ];
        var changed = entries.Select(entry => entry.Updated).Append(start - TimeSpan.FromDays(30)).Max();
        return new DemoListing(source, $"{_root}/{source.Id}/", _root + DemoAddress.Feed(source), entries, changed);
    }

    private DateTimeOffset At(DemoPost post) => start + _schedule.Offset(post);

    private DemoEntry Entry(DemoSource source, DemoPost post, DateTimeOffset? edited)
    {
        var isEdited = post.EditedText is not null && edited is not null;
        var text = isEdited ? post.EditedText! : post.Text;
        var published = At(post);
        return new DemoEntry(
            post,
            source.WithoutIds ? null : DemoAddress.Guid(content, post),
            _root + DemoAddress.Page(post),
            source.Html ? DemoHtml.Paragraphs(text) : text,
            published,
            isEdited ? edited!.Value : published);
    }
}
