using FsCheck;
using FsCheck.Fluent;

namespace Listening.Tests.Queries;

/// <summary>Random queries and documents over one small vocabulary, so that they often meet: every operator, nested in every way the language allows.</summary>
internal static partial class QueryGen
{
    // Most of what is written and looked for, so that words stand near each other, repeat and meet.
    private static readonly string[] Often = ["coffee", "Coffee", "tea", "roast", "north", "North", "café", "cafe"];

    private static readonly string[] Words =
    [
        "coffee", "COFFEE", "CAFÉ", "#coffee", "#café", "@anna", "$CASH", "don't", "e-mail", "straße", "strasse", "Łódź", "lodz", "чай", "чаи", "東京", "東", "กาแฟ", "👍", "👍🏽", "❤️", "3.5",
        "roasters", "Roast", "and", "c", "tae", "cofee", "cofefe", "مُحَمَّد", "محمد", "north_roast", "ｶﾞ", "x²", "½", "ǅ", "ŉ", "한국", "𐐀𐐁𐐂", "coﬀee",
    ];

    private static readonly string[] Patterns =
    [
        "roast*", "caf*", "café*", "#cof*", "c?ffee", "?ea", "nort?", "caf?", "c?fé", "#c?ff*", "cof*e", "roa*er?", "𐐨?𐐪", "\"caf? r?ast\"", "e-mai?", "str?sse", "cof*", "3?5",
    ];

    private static readonly string[] Fuzzies = ["cofee~1", "coffee~2", "toa~1", "tae~1", "nroth~1", "café~1", "caffe~2", "#coffe~1", "raost~2", "чая~1", "𐐨𐐪𐐩~1", "\"cofe~2 roast\"", "and~1"];

    private static readonly string[] Cased = ["{Coffee}", "{coffee}", "{North}", "{Café}", "{CAFÉ}", "{#coffee}", "{North Roast}", "{Straße}", "{👍 Coffee}", "\"the {Coffee} r?ast\"", "{ŉ}", "{ǅ}", "{AND}"];

    private static readonly string[] Phrases = ["\"north roast\"", "\"coffee coffee\"", "\"roast* tea\"", "\"café 東京\"", "“tea and coffee”", "\"coffee tea\"", "\"tea coffee\"", "\"roast coffee\""];

    private static readonly string[] Fields =
    [
        "lang:pt", "lang:pt*", "lang:(pt OR en)", "site:bbc.co.uk", "url:north", "link:a.example", "words:>5", "words:[2 TO 8}", "rating:>=3", "rating:{1 TO 4]", "has:link", "has:author",
        "has:language", "published:2026-11-01", "published:-7d", "published:[2026-11-01 TO 2026-11-03}", "heard:<=2026-11-02T10:30", "sentiment:negative", "sentiment:<0", "tag:*es*",
        "category:\"a \\\"b\\\"\"", "handle:@anna", "status:open", "source:\"the blog\"", "flag:back*", "published:<-2h", "id:½",
    ];

    private static readonly string[] Operators =
    [
        "NEAR", "NEAR", "ONEAR", "NEAR/0", "NEAR/1", "NEAR/2", "NEAR/10", "NEAR/100", "ONEAR/0", "ONEAR/1", "NEAR/3f", "ONEAR/20", "SENTENCE", "SENTENCE", "PARAGRAPH", "PARAGRAPH",
    ];

    private static readonly Gen<string> Word = Gen.Frequency((5, Gen.Elements(Often)), (2, Gen.Elements(Words)));

    private static readonly Gen<string> Term =
        Gen.Frequency((14, Gen.Elements(Often)), (2, Gen.Elements(Words)), (3, Gen.Elements(Patterns)), (3, Gen.Elements(Fuzzies)), (3, Gen.Elements(Cased)), (2, Gen.Elements(Phrases)));

    private static readonly Dictionary<int, Gen<string>> Sides = [];

    private static readonly Dictionary<(int Size, bool Inside), Gen<string>> Trees = [];

    internal static readonly Gen<string> Query = Gen.Sized(size => Tree(Math.Min(size, 24), inside: false));

    // What a proximity operator and ATLEAST take.
    private static Gen<string> Side(int size) => Sides.TryGetValue(size, out var known) ? known : Sides[size] = size <= 1
        ? Term
        : Gen.Frequency((3, Term), (6, Either(size / 2)), (2, Near(size / 2)), (1, Chain(size / 3)));

    private static Gen<string> Either(int size) =>
        from first in Side(size)
        from second in Side(size)
        select $"({first} OR {second})";

    private static Gen<string> Near(int size) =>
        from left in Side(size)
        from sign in Gen.Elements(Operators)
        from right in Side(size)
        select $"({left} {sign} {right})";

    private static Gen<string> Chain(int size) =>
        from left in Side(size)
        from first in Gen.Elements(Operators)
        from middle in Side(size)
        from second in Gen.Elements(Operators)
        from right in Side(size)
        select $"({left} {first} {middle} {second} {right})";

    // Inside a part or FIRST neither fields nor other parts stand.
    private static Gen<string> Tree(int size, bool inside) => Trees.TryGetValue((size, inside), out var known) ? known : Trees[(size, inside)] = size <= 1
        ? inside ? Term : Gen.Frequency((4, Term), (1, Gen.Elements(Fields)))
        : Gen.Frequency(
            (2, Tree(1, inside)), (3, Near(size / 2)), (1, Chain(size / 2)), (2, Counted(size / 2)), (inside ? 0 : 2, First(size / 2)), (inside ? 0 : 2, Scoped(size / 2)),
            (2, Joined(Tree(size / 2, inside), " AND ")), (6, Joined(Tree(size / 2, inside), " OR ")), (1, Joined(Tree(size / 3, inside), " -")), (3, Tree(size / 2, inside).Select(inner => $"NOT ({inner})")));

    private static Gen<string> Counted(int size) =>
        from count in Gen.Elements(1, 2, 2, 3, 5)
        from side in Side(size)
        select $"ATLEAST/{count}({side})";

    private static Gen<string> First(int size) =>
        from count in Gen.Elements(1, 2, 5, 10, 20)
        from inner in Tree(size, inside: true)
        select $"FIRST/{count}({inner})";

    private static Gen<string> Scoped(int size) =>
        from scope in Gen.Elements("title", "text", "text", "text", "author")
        from inner in Tree(size, inside: true)
        select $"{scope}:({inner})";

    private static Gen<string> Joined(Gen<string> part, string sign) =>
        from first in part
        from second in part
        from brackets in Gen.Elements(true, true, false)
        select brackets ? $"(({first}){sign}({second}))" : $"{first}{sign}({second})";
}
