using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>The analysers and normalisers of an index: built in and of its settings.</summary>
internal sealed class IndexAnalysis(JsonObject settings)
{
    private readonly JsonObject _custom = FlatSettings.Get(settings, "index.analysis") as JsonObject ?? [];
    private readonly ConcurrentDictionary<string, Func<string, IEnumerable<Token>>> _analyzers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<string, string>> _normalizers = new(StringComparer.Ordinal);

    public List<Token> Analyze(string analyzer, string text) => [.. _analyzers.GetOrAdd(analyzer, Analyzer)(text)];

    public string Normalize(string? normalizer, string text) => normalizer is null ? text : _normalizers.GetOrAdd(normalizer, Normalizer)(text);

    private Func<string, IEnumerable<Token>> Analyzer(string name)
    {
        if (_custom["analyzer"]?[name] is JsonObject definition && JsonValues.Text(definition["type"]) is "custom" or null && _custom["analyzer"]?[name] is not null)
        {
            var tokenize = Tokenizer(JsonValues.Text(definition["tokenizer"]) ?? "standard");
            var filters = Filters(definition);
            return text => tokenize(text).Select(token => token with { Text = Filtered(token.Text, filters) }).Where(token => token.Text.Length > 0);
        }

        var builtIn = (_custom["analyzer"]?[name] as JsonObject)?["type"] is { } type ? JsonValues.Text(type)! : name;
        return builtIn switch
        {
            "whitespace" => WhitespaceTokens.Of,
            "keyword" => Whole,
            "standard" => text => StandardTokens.Of(text).Select(token => token with { Text = token.Text.ToLowerInvariant() }),
            "simple" => text => Pattern(@"\p{L}+", text).Select(token => token with { Text = token.Text.ToLowerInvariant() }),
            _ => throw SimulatedFailure.BadRequest($"failed to find analyzer [{name}]"),
        };
    }

    private Func<string, IEnumerable<Token>> Tokenizer(string name)
    {
        if (_custom["tokenizer"]?[name] is not JsonObject definition)
            return name switch { "whitespace" => WhitespaceTokens.Of, "keyword" => Whole, "standard" => StandardTokens.Of, _ => throw SimulatedFailure.NotSimulated($"tokenizer [{name}]") };
        return JsonValues.Text(definition["type"]) switch
        {
            "whitespace" => text => WhitespaceTokens.Of(text, (int)(JsonValues.Whole(definition["max_token_length"]) ?? WhitespaceTokens.Longest)),
            "pattern" when JsonValues.Whole(definition["group"]) == 0 => text => Pattern(JsonValues.Text(definition["pattern"])!, text),
            "keyword" => Whole,
            var other => throw SimulatedFailure.NotSimulated($"tokenizer type [{other}]"),
        };
    }

    private Func<string, string> Normalizer(string name)
    {
        if (_custom["normalizer"]?[name] is JsonObject definition)
        {
            var filters = Filters(definition);
            return text => Filtered(text, filters);
        }

        return name == "lowercase" ? text => text.ToLowerInvariant() : throw SimulatedFailure.BadRequest($"failed to find normalizer [{name}]");
    }

    private static Func<string, string>[] Filters(JsonObject definition)
    {
        if (definition["char_filter"] is JsonArray { Count: > 0 })
            throw SimulatedFailure.NotSimulated("character filters");
        return [.. JsonValues.Texts(definition["filter"]).Select(name => (Func<string, string>)(name switch
        {
            "lowercase" => text => text.ToLowerInvariant(),
            "uppercase" => text => text.ToUpperInvariant(),
            "trim" => text => text.Trim(),
            "asciifolding" => AsciiFolding.Fold,
            _ => throw SimulatedFailure.NotSimulated($"token filter [{name}]"),
        }))];
    }

    private static string Filtered(string text, Func<string, string>[] filters) => filters.Aggregate(text, (value, filter) => filter(value));

    private static IEnumerable<Token> Whole(string text) => [new Token(text, 0, text.Length, 0)];

    private static IEnumerable<Token> Pattern(string pattern, string text) =>
        Regex.Matches(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)).Select((match, position) => new Token(match.Value, match.Index, match.Index + match.Length, position));
}
