namespace Listening.Demo;

/// <summary>When each post appears, as an offset from the start: below zero for the backlog, above for what is published while the demo runs.</summary>
internal sealed class DemoSchedule
{
    private static readonly TimeSpan Backlog = TimeSpan.FromDays(30);
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(20);
    private readonly Dictionary<DemoReference, TimeSpan> _offsets = [];

    public DemoSchedule(DemoContent content, DemoOptions options)
    {
        var random = new Random(options.Seed);
        foreach (var source in content.Sources)
            AddBacklog(source, random);
        AddLive(content, options, random);
        foreach (var post in content.Sources.SelectMany(source => source.Posts).Where(post => post.SameAs is not null || post.CopyOf is not null))
            AddListing(post, random);
        if (options.Once)
            Shift(-(End + TimeSpan.FromSeconds(1)));
    }

    /// <summary>When the last post appears.</summary>
    public TimeSpan End { get; private set; }

    public TimeSpan Offset(DemoPost post) => _offsets[new DemoReference(post.Source, post.Key)];

    /// <summary>The newest fifth of a source's own posts comes while the demo runs, but never what another source lists or copies.</summary>
    private static int LiveFrom(DemoSource source) => source.Posts.Count - (source.Posts.Count / 5);

    private static bool IsOwn(DemoPost post) => post.SameAs is null && post.CopyOf is null;

    private void AddBacklog(DemoSource source, Random random)
    {
        var posts = source.Posts.Take(LiveFrom(source)).Where(IsOwn).ToList();
        var step = (Backlog - Lead) / Math.Max(1, posts.Count);
        for (var i = 0; i < posts.Count; i++)
            Set(posts[i], -Backlog + (step * (i + random.NextDouble())));
    }

    private void AddLive(DemoContent content, DemoOptions options, Random random)
    {
        var waiting = content.Sources.Select(source => new Queue<DemoPost>(source.Posts.Skip(LiveFrom(source)).Where(IsOwn))).Where(queue => queue.Count > 0).ToList();
        var at = TimeSpan.FromSeconds(4);
        while (waiting.Count > 0)
        {
            at += options.Pace * (0.4 + (1.2 * random.NextDouble()));
            var queue = waiting[random.Next(waiting.Count)];
            Set(queue.Dequeue(), at);
            if (queue.Count == 0)
                waiting.Remove(queue);
        }
    }

    private void AddListing(DemoPost post, Random random)
    {
        var original = _offsets[post.SameAs ?? post.CopyOf!.Value];
        var unit = original < TimeSpan.Zero ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(1);
        Set(post, post.SameAs is not null ? original : original + (unit * (1 + (18 * random.NextDouble()))));
    }

    /// <summary>Feeds tell time in whole seconds.</summary>
    private void Set(DemoPost post, TimeSpan offset)
    {
        var whole = TimeSpan.FromSeconds(Math.Round(offset.TotalSeconds));
        _offsets[new DemoReference(post.Source, post.Key)] = whole;
        End = whole > End ? whole : End;
    }

    private void Shift(TimeSpan by)
    {
        foreach (var (post, offset) in _offsets.ToList())
            _offsets[post] = offset + by;
        End += by;
    }
}
