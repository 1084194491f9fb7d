using FsCheck;
using FsCheck.Fluent;
using Listening.Queries;

namespace Listening.Tests.Queries;

/// <content>Documents.</content>
internal static partial class QueryGen
{
    private static readonly string[] Separators = [" ", " ", " ", " ", " ", " ", " ", " ", ". ", ". ", "! ", "? ", ".\n\n", "\n\n", "\n", ", ", "-", "\u200D", "\uD800", "\u0301", "。", "#", "'", "\u200B"];

    internal static readonly Gen<string> Text = Joined(40);

    internal static readonly Gen<QueryDocument> Document =
        from title in Gen.OneOf(Gen.Constant((string?)null), Joined(5).Select(text => (string?)text))
        from text in Gen.Frequency((7, Text.Select(text => (string?)text)), (1, Gen.Constant((string?)null)))
        from fields in Gen.Choose(0, int.MaxValue)
        select Filled(new() { Title = title, Text = text }, new Random(fields));

    private static Gen<string> Joined(int most) =>
        from count in Gen.OneOf(Gen.Choose(0, most), Gen.Choose(most / 2, most))
        from words in Gen.ArrayOf(Word, count)
        from separators in Gen.ArrayOf(Gen.Elements(Separators), count)
        select string.Concat(words.Zip(separators, (word, separator) => word + separator));

    private static QueryDocument Filled(QueryDocument document, Random random) => document with
    {
        AuthorName = Pick(random, null, "Anna Café", "north"),
        AuthorHandle = Pick(random, null, "@anna", "roast"),
        Site = Pick(random, null, "bbc.co.uk", "news.bbc.co.uk", "abbc.co.uk"),
        Url = Pick(random, null, "https://example.org/North/1", "https://example.org"),
        Links = random.Next(2) == 0 ? [] : ["https://a.example/1", "https://b.example"],
        Language = Pick(random, null, "pt", "pt-BR", "en", "und"),
        Rating = random.Next(2) == 0 ? null : random.Next(1, 6),
        Published = random.Next(3) == 0 ? null : CaseTableTests.Now.AddHours(-random.Next(0, 24 * 23)),
        Heard = random.Next(3) == 0 ? null : CaseTableTests.Now.AddHours(-random.Next(0, 24 * 23)),
        SentimentLabel = Pick(random, null, "negative", "positive"),
        SentimentScore = random.Next(3) == 0 ? null : random.Next(-2, 3) / 2.0,
        Tags = random.Next(2) == 0 ? [] : ["press", "news"],
        Categories = random.Next(2) == 0 ? [] : ["A \"B\""],
        Status = Pick(random, null, "Open", "closed"),
        SourceTitle = Pick(random, null, "The Blog"),
        Flags = random.Next(2) == 0 ? [] : ["backfill"],
    };

    private static string? Pick(Random random, params string?[] values) => values[random.Next(values.Length)];
}
