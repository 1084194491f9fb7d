using System.Globalization;
using System.Text;
using Listening.Mentions;

namespace Listening.Benchmarks.Store;

/// <summary>Posts of about 40 words over a vocabulary with the usual long tail, by three units over 200 days; the same for the same seed.</summary>
internal sealed class GeneratedMentions(int seed)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Units = ["roastery", "repairs", "outdoor"];
    private static readonly string[] Labels = ["negative", "neutral", "positive", "unsure"];
    private static readonly string[] Sites = ["example.org", "news.example.org", "example.com", "blog.example.net", "social.example"];
    private static readonly string[] Languages = ["en", "en", "en", "de", "fr"];

    // Deterministic load, nothing secret.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    public Mention Next(int number, int of)
    {
        var unit = Units[_random.Next(Units.Length)];
        var time = Start + (TimeSpan.FromDays(200) * ((double)number / of)) + TimeSpan.FromMilliseconds(_random.Next(600_000));
        var site = Sites[_random.Next(Sites.Length)];
        var source = _random.Next(300).ToString(CultureInfo.InvariantCulture);
        var positive = _random.NextSingle();
        var label = Labels[_random.Next(Labels.Length)];
        var query = _random.Next(5) == 0 ? "rival" : "brand";
        return new()
        {
            Timestamp = time,
            Id = MentionIdentity.Hash(unit, number.ToString(CultureInfo.InvariantCulture)),
            Revision = time.ToUnixTimeMilliseconds(),
            ContentHash = "0123456789abcdef0123456789abcdef",
            Unit = unit,
            Visibility = "company",
            Title = Words(6),
            Text = Words(30 + _random.Next(20)),
            Words = 40,
            Language = Languages[_random.Next(Languages.Length)],
            Url = $"https://{site}/posts/{number}",
            Site = site,
            Author = new() { Name = "Author " + _random.Next(20_000), Handle = "author" + _random.Next(20_000) },
            Source = new() { Id = "source" + source, Kind = "feed", Title = "Source " + source, Url = $"https://{site}/feed/{source}" },
            Published = time,
            Heard = time.AddMinutes(5),
            FirstHeard = time.AddMinutes(5),
            Matches = [new() { Query = query, Goal = "retention", Spans = [new("text", 10, 5)] }],
            Queries = [query],
            Goals = ["retention"],
            Sentiment = new() { Label = label, Positive = positive, Negative = 1 - positive, Score = (2 * positive) - 1, Confidence = positive, Model = "load" },
            Links = _random.Next(3) == 0 ? [$"https://{site}/link/{number}"] : [],
            Hashtags = _random.Next(4) == 0 ? ["coffee"] : [],
        };
    }

    private string Words(int count)
    {
        var text = new StringBuilder();
        for (var index = 0; index < count; index++)
        {
            // The square of a square: word 0 in a fifteenth of all places, most words rarely.
            var uniform = _random.NextDouble();
            var rank = (int)(Math.Pow(uniform, 4) * 50_000);
            text.Append(index == 0 ? "" : index % 12 == 0 ? ". " : " ").Append(Word(rank));
        }

        return text.ToString();
    }
#pragma warning restore CA5394

    /// <summary>A pronounceable word for a rank, shorter for more frequent ones.</summary>
    public static string Word(int rank)
    {
        const string Consonants = "bdfgklmnprstvz";
        const string Vowels = "aeiou";
        var word = new StringBuilder();
        do
        {
            word.Append(Consonants[rank % 14]).Append(Vowels[rank / 14 % 5]);
            rank /= 70;
        }
        while (rank > 0);

        return word.Append('n').ToString();
    }
}
