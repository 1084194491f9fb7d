using FsCheck;
using FsCheck.Fluent;
using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>Random queries and documents over one small vocabulary, so that they often meet.</summary>
internal static class QueryGen
{
    private static readonly string[] Words =
    [
        "coffee", "Coffee", "cafe", "café", "CAFÉ", "#coffee", "#café", "@anna", "$CASH", "don't", "e-mail", "straße", "strasse", "Łódź", "lodz", "чай", "чаи", "東京", "東",
        "กาแฟ", "👍", "👍🏽", "❤️", "3.5", "roast", "roasters", "north", "and", "tea", "c", "مُحَمَّد", "محمد", "north_roast", "ｶﾞ", "x²", "½", "ǅ", "ŉ", "한국",
    ];

    private static readonly string[] Terms = [.. Words, "roast*", "caf*", "café*", "#cof*", "\"north roast\"", "\"coffee coffee\"", "\"roast* tea\"", "\"café 東京\"", "“tea and coffee”"];

    private static readonly string[] Fields =
    [
        "lang:pt", "lang:pt*", "lang:(pt OR en)", "site:bbc.co.uk", "url:north", "link:a.example", "words:>5", "words:[2 TO 8}", "rating:>=3", "rating:{1 TO 4]", "has:link", "has:author",
        "has:language", "published:2026-11-01", "published:-7d", "published:[2026-11-01 TO 2026-11-03}", "heard:<=2026-11-02T10:30", "sentiment:negative", "sentiment:<0", "tag:*es*",
        "category:\"a \\\"b\\\"\"", "handle:@anna", "status:open", "source:\"the blog\"", "flag:back*", "published:<-2h", "id:½",
    ];

    private static readonly string[] Separators = [" ", " ", " ", " ", ". ", "\n\n", ", ", "-", "\u200D", "\uD800", "\u0301", "? ", "。", "#", "'", "\u200B"];

    private static readonly Dictionary<int, Gen<string>> Trees = [];

    internal static readonly Gen<string> Query = Gen.Sized(size => Tree(Math.Min(size, 24)));

    internal static readonly Gen<string> Text = Joined(12);

    internal static readonly Gen<QueryDocument> Document =
        from title in Gen.OneOf(Gen.Constant((string?)null), Joined(3).Select(text => (string?)text))
        from text in Gen.OneOf(Text.Select(text => (string?)text), Text.Select(text => (string?)text), Gen.Constant((string?)null))
        from fields in Gen.Choose(0, int.MaxValue)
        select Filled(new() { Title = title, Text = text }, new Random(fields));

    private static Gen<string> Tree(int size) => Trees.TryGetValue(size, out var known) ? known : Trees[size] = size <= 1
        ? Gen.OneOf(Gen.Elements(Terms), Gen.Elements(Terms), Gen.Elements(Fields), Scoped)
        : Gen.OneOf(Tree(1), Joined(Tree(size / 2), " AND "), Joined(Tree(size / 2), " OR "), Joined(Tree(size / 3), " -"), Tree(size / 2).Select(inner => $"NOT ({inner})"));

    private static Gen<string> Scoped =>
        from scope in Gen.Elements("title", "text", "author")
        from first in Gen.Elements(Terms)
        from second in Gen.Elements(Terms)
        from form in Gen.Elements("{0}:{1}", "{0}:({1} OR {2})", "{0}:({1} -{2})")
        select string.Format(null, form, scope, first, second);

    private static Gen<string> Joined(Gen<string> part, string sign) =>
        from first in part
        from second in part
        from brackets in Gen.Elements(true, true, false)
        select brackets ? $"(({first}){sign}({second}))" : $"{first}{sign}({second})";

    private static Gen<string> Joined(int most) =>
        from count in Gen.Choose(0, most)
        from words in Gen.ArrayOf(Gen.Elements(Words), count)
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
