using System.Globalization;
using System.Text.RegularExpressions;

namespace Listening.Benchmarks.Queries;

/// <summary>Queries as listeners write them, four about each brand: names, products, rivals, exclusions, words near each other, beginnings, misspellings, fields, tags.</summary>
internal static class GeneratedQueries
{
    private const int QueriesPerBrand = 4;

    public static Dictionary<string, string> Of(int count) =>
        Enumerable.Range(0, count).ToDictionary(number => "q" + number.ToString("D5", CultureInfo.InvariantCulture), Text);

    public static int Brands(int count) => Math.Max(1, count / QueriesPerBrand);

    /// <summary>The same questions as regular expressions, for the forms that they can express.</summary>
    public static IEnumerable<(string Text, Regex Regex)> Expressible(int count) =>
        from number in Enumerable.Range(0, count)
        let pattern = Pattern(number)
        where pattern is not null
        select (Text(number), new Regex(pattern, RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(5)));

    private static string Text(int number)
    {
        var (name, product, rival) = Names(number);
        return (number % 10) switch
        {
            0 => $"({name} OR \"{name} {product}\" OR #{name}fans) -(jobs OR hiring OR careers)",
            1 => $"\"{name} {product}\" OR ({name} NEAR/5 ({product} OR service OR shop))",
            2 => $"{name} AND (delivery OR shipping OR order OR refund) -site:{name}.example",
            3 => $"({name} OR {rival}) NEAR/8 (better OR worse OR cheaper OR instead)",
            4 => $"{name}* AND lang:en",
            5 => $"{name}~1 AND NOT {name}",
            6 => $"title:{name} OR FIRST/20({name} OR {rival})",
            7 => $"{{{name}}} AND (bad OR broken OR terrible OR \"never again\")",
            8 => $"ATLEAST/2({name} OR \"{product} {name}\")",
            _ => $"@{name}help OR #{name}fail OR (site:{name}.example AND rating:<3)",
        };
    }

    private static string? Pattern(int number)
    {
        var (name, product, rival) = Names(number);
        return (number % 10) switch
        {
            0 => $@"^(?!.*\b(?:jobs|hiring|careers)\b).*(?:\b{name}\b|#{name}fans\b)",
            1 => $@"\b{name}\W+(?:\w+\W+){{0,5}}?(?:{product}|service|shop)\b|\b(?:{product}|service|shop)\W+(?:\w+\W+){{0,5}}?{name}\b",
            2 => $@"^(?=.*\b{name}\b).*\b(?:delivery|shipping|order|refund)\b",
            3 => $@"\b(?:{name}|{rival})\W+(?:\w+\W+){{0,8}}?(?:better|worse|cheaper|instead)\b|\b(?:better|worse|cheaper|instead)\W+(?:\w+\W+){{0,8}}?(?:{name}|{rival})\b",
            4 => $@"\b{name}\w*",
            7 => $@"^(?=.*\b{name}\b).*\b(?:bad|broken|terrible|never\W+again)\b",
            8 => $@"\b{name}\b.*\b{name}\b",
            _ => null,
        };
    }

    private static (string Name, string Product, string Rival) Names(int number)
    {
        var brand = number / QueriesPerBrand;
        return (GeneratedBrand.Name(brand), GeneratedBrand.Product(brand), GeneratedBrand.Name(GeneratedBrand.Rival(brand)));
    }
}
