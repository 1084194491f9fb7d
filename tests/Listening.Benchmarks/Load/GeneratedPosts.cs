using System.Globalization;
using System.Text;
using Listening.Feeds;

namespace Listening.Benchmarks.Load;

/// <summary>Feed documents of posts of about forty words; the same for the same seed. Every post names its unit's brand or the rival, so every post becomes a mention.</summary>
internal sealed class GeneratedPosts(int seed, DateTimeOffset newest)
{
    private const int Authors = 20_000;
    private static readonly TimeSpan Period = TimeSpan.FromDays(200);
    private static readonly string[] Sites = ["example.org", "news.example.org", "example.com", "blog.example.net", "social.example", "forum.example.org"];

    // Deterministic load, nothing secret.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    /// <summary>A document of <paramref name="count"/> entries, published within a week, the number <paramref name="position"/> of <paramref name="of"/> documents over the whole period.</summary>
    public FeedDocument Next(string unit, int count, int position, int of)
    {
        // Half of the world writes English.
        var words = Vocabulary.All[Math.Max(0, _random.Next(-2, Vocabulary.All.Count))];
        var end = newest - (Period * (1 - ((double)(position + 1) / of)));
        var entries = new FeedEntry[count];
        for (var index = 0; index < count; index++)
            entries[index] = Entry(unit, words, position, index, end - (TimeSpan.FromDays(7) * _random.NextDouble()));
        return new()
        {
            Format = FeedFormat.Rss,
            Bozo = false,
            Encoding = "utf-8",
            Feed = new() { Title = string.Create(CultureInfo.InvariantCulture, $"Source {position} of {unit}"), Language = words.Language },
            Entries = entries,
        };
    }

    private FeedEntry Entry(string unit, Vocabulary words, int position, int index, DateTimeOffset published)
    {
        var (brand, rival) = LoadUnits.Brands[unit];
        var named = _random.Next(5) == 0 ? rival : brand;
        var address = $"https://{Sites[_random.Next(Sites.Length)]}/{unit}/{position}/{index}";
        var title = Text(words, 6, null, null);
        var text = Text(words, 30 + _random.Next(20), named, _random.Next(4) == 0 ? "#" + LoadUnits.Joined(named) : null);
        return new()
        {
            Id = address + "#post",
            HasOwnId = true,
            Link = address,
            Title = title,
            Content = text,
            ContentHtml = text,
            Author = "Author " + _random.Next(Authors).ToString(CultureInfo.InvariantCulture),
            Published = published,
            Categories = _random.Next(3) == 0 ? ["reviews"] : [],
            Links = _random.Next(3) == 0 ? [address + "/more"] : [],
        };
    }

    private string Text(Vocabulary words, int count, string? named, string? hashtag)
    {
        _text.Clear();
        var at = _random.Next(count);
        for (var index = 0; index < count; index++)
        {
            var begins = index % 12 == 0;
            _text.Append(index == 0 ? "" : begins ? ". " : " ");
            var word = words.Draw(_random.NextDouble());
            _text.Append(begins ? char.ToUpperInvariant(word[0]) : word[0]).Append(word, 1, word.Length - 1);
            if (index == at && named is not null)
                _text.Append(' ').Append(named);
        }

        return (hashtag is null ? _text : _text.Append(' ').Append(hashtag)).ToString();
    }
#pragma warning restore CA5394
}
