namespace Listening.Feeds;

/// <summary>What was read so far of a feed, an entry or an entry's source. The first of a kind wins, so that nothing later overrides what a publisher put first.</summary>
internal sealed class PartBuilder(FeedLimits limits)
{
    private AddressList _images;
    private List<Person>? _people;
    private List<string>? _categories;
    private List<FeedEnclosure>? _enclosures;

    public FeedLimits Limits { get; } = limits;
    public string? Title { get; set; }
    public string? MinorTitle { get; set; }
    public string? Id { get; set; }
    public bool IdIsLink { get; set; }
    public string? Link { get; set; }
    public string? MinorLink { get; set; }
    public string? UnresolvedLink { get; set; }
    public string? OriginalLink { get; set; }
    public string? Comments { get; set; }
    public HtmlContent? Summary { get; set; }
    public HtmlContent? PodcastSummary { get; set; }
    public HtmlContent? MinorSummary { get; set; }
    public HtmlContent? Subtitle { get; set; }

    /// <summary>What stands in for a summary where there is none.</summary>
    public HtmlContent? AnySummary => PodcastSummary ?? MinorSummary ?? Subtitle;
    public HtmlContent? Content { get; set; }
    public Person? Owner { get; set; }
    public DateTimeOffset? Published { get; set; }
    public DateTimeOffset? Updated { get; set; }
    public DateTimeOffset? Created { get; set; }
    public DateTimeOffset? DublinDate { get; set; }
    public string? Language { get; set; }

    /// <summary><c>xml:lang</c> in force on the element itself.</summary>
    public string? OwnLanguage { get; set; }
    public string? TitleLanguage { get; set; }
    public string? SummaryLanguage { get; set; }
    public string? ContentLanguage { get; set; }
    public PartBuilder? Source { get; set; }

    public IReadOnlyList<Person> People => _people ?? (IReadOnlyList<Person>)[];
    public IReadOnlyList<string> Categories => _categories ?? (IReadOnlyList<string>)[];
    public IReadOnlyList<FeedEnclosure> Enclosures => _enclosures ?? (IReadOnlyList<FeedEnclosure>)[];
    public IReadOnlyList<string> Images => _images.ToList();

    public void AddPerson(Person? person)
    {
        if (person?.Shown is not null && People.Count < MaxListed)
            (_people ??= []).Add(person);
    }

    public void AddCategory(string? raw)
    {
        _categories ??= [];
        if (_categories.Count < MaxListed && PlainText.Title(raw, MaxTerm) is { } term && !_categories.Contains(term))
            _categories.Add(term);
    }

    public void AddEnclosure(string? url, string? type, string? length)
    {
        _enclosures ??= [];
        if (url is null || _enclosures.Count == MaxListed || _enclosures.Exists(enclosure => enclosure.Url == url))
            return;
        _enclosures.Add(new FeedEnclosure { Url = url, Type = PlainText.Fold(type, MaxTerm), Length = long.TryParse(length, out var bytes) && bytes >= 0 ? bytes : null });
        if (type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true)
            _images.Add(url);
    }

    public void AddImage(string? url)
    {
        if (url is not null)
            _images.Add(url);
    }

    private const int MaxListed = 100;
    private const int MaxTerm = 200;
}
