using System.Text;
using Listening.Benchmarks.Load;
using Listening.Queries;

namespace Listening.Benchmarks.Queries;

/// <summary>Documents of a number of words over an English vocabulary after Zipf; every third names a brand out of as many as 10,000 queries are about.</summary>
internal static class GeneratedDocuments
{
    private const int Brands = 2_500;

    // Deterministic load, nothing secret.
#pragma warning disable CA5394
    public static IEnumerable<QueryDocument> Of(int count, int words)
    {
        var random = new Random(words);
        for (var number = 0; number < count; number++)
        {
            yield return new()
            {
                Id = "d" + number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Title = words < 100 ? null : Text(random, 8, null),
                Text = Text(random, words, random.Next(3) == 0 ? GeneratedBrand.Name(random.Next(Brands)) : null),
                AuthorName = "Author " + random.Next(20_000).ToString(System.Globalization.CultureInfo.InvariantCulture),
                Site = random.Next(50) == 0 ? GeneratedBrand.Name(random.Next(Brands)).ToLowerInvariant() + ".example" : "news.example.org",
                Language = "en",
                Rating = random.Next(4) == 0 ? random.Next(1, 6) : null,
            };
        }
    }

    private static string Text(Random random, int words, string? brand)
    {
        var text = new StringBuilder(words * 7);
        var at = random.Next(words);
        for (var index = 0; index < words; index++)
        {
            var begins = index % 12 == 0;
            text.Append(index == 0 ? "" : begins ? ". " : index % 7 == 0 ? ", " : " ");
            var word = Vocabulary.All[0].Draw(random.NextDouble());
            text.Append(begins ? char.ToUpperInvariant(word[0]) : word[0]).Append(word, 1, word.Length - 1);
            if (index == at && brand is not null)
                text.Append(' ').Append(brand);
        }

        return text.Append('.').ToString();
    }
#pragma warning restore CA5394
}
