using Listening.Mentions;
using Listening.Queries;

namespace Listening.Benchmarks.Load;

/// <summary>Three units with fifty queries each: a brand, a rival, and the themes that community managers follow.</summary>
internal static class LoadUnits
{
    /// <summary>What every post of a unit speaks of, first the brand, then the rival.</summary>
    public static readonly IReadOnlyDictionary<string, (string Brand, string Rival)> Brands = new Dictionary<string, (string, string)>
    {
        ["roastery"] = ("north roast", "south roast"),
        ["repairs"] = ("cargo doctor", "wheel clinic"),
        ["outdoor"] = ("pine trail", "summit house"),
    };

    private const int Themes = 48;

    public static UnitConfig Unit(string name, int sources) => new()
    {
        Unit = name,
        Name = name,
        Languages = ["en", "de"],
        Queries = Texts(name).ToDictionary(query => query.Id, query => Parsed(query.Id, query.Text)),
        Sources = [.. Enumerable.Range(0, sources).Select(number => Source(name, number))],
    };

    private static SourceConfig Source(string unit, int number)
    {
        var address = $"https://{unit}.example.org/feeds/{number}.xml";
        return new() { Id = MentionIdentity.SourceId("feed", address), Request = new() { Url = new Uri(address) }, DisplayUrl = address, Tags = number % 4 == 0 ? ["press"] : [] };
    }

    private static IEnumerable<(string Id, string Text)> Texts(string unit)
    {
        var (brand, rival) = Brands[unit];
        yield return ("brand", $"\"{brand}\" OR #{Joined(brand)}");
        yield return ("rival", $"\"{rival}\" OR #{Joined(rival)}");
        for (var number = 0; number < Themes; number++)
            yield return ($"theme-{number:D2}", Theme(number));
    }

    public static string Joined(string brand) => brand.Replace(" ", "", StringComparison.Ordinal);

    // Words from the middle of the ranks: each theme finds between one post in fifty and one in some thousands.
    private static string Theme(int number)
    {
        var words = Vocabulary.All[number % Vocabulary.All.Count];
        var (a, b, c, d) = (words[120 + (number * 7)], words[300 + (number * 11)], words[1_000 + (number * 31)], words[80 + number]);
        return (number % 8) switch
        {
            0 => $"\"{d} {a}\"",
            1 => $"{a} AND ({b} OR {c})",
            2 => $"{a} NOT {d}",
            3 => $"{a[..4]}* AND {b}",
            4 => $"title:{a} OR \"{a} {b} {c}\"",
            5 => $"{a} AND lang:{words.Language}",
            6 => $"({a} OR {b}) AND site:news.example.org",
            _ => $"({a} OR {b} OR {c} OR #{d}) NOT (hiring OR vacancy)",
        };
    }

    private static ListeningQuery Parsed(string id, string text)
    {
        var parsed = Query.Parse(text, QueryOptions.Listening);
        return new() { Id = id, Query = parsed.Query ?? throw new InvalidOperationException($"{text}: {parsed.Errors[0].Message}"), Goal = id == "brand" ? "retention" : null };
    }
}
