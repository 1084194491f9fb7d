using System.Text.Json;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>A document's values by field, as searching needs them.</summary>
internal sealed class IndexedDocument
{
    private readonly IndexAnalysis _analysis;
    private readonly Dictionary<string, List<JsonElement>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Token>> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<object>> _scalars = new(StringComparer.Ordinal);

    public IndexedDocument(ReadOnlyMemory<byte> source, IndexMapping mapping, IndexAnalysis analysis)
    {
        (_analysis, Root) = (analysis, mapping.Root);
        // Never disposed: the values live as long as the document.
        Collect(JsonDocument.Parse(source).RootElement, mapping.Root, string.Empty);
    }

    /// <summary>The mapping it was read with.</summary>
    public FieldMapping Root { get; }

    /// <summary>The tokens of a text field; several values stand a gap apart.</summary>
    public IReadOnlyList<Token> Tokens(FieldMapping field)
    {
        lock (_tokens)
        {
            if (!_tokens.TryGetValue(field.Path, out var tokens))
                _tokens[field.Path] = tokens = Tokenized(field);
            return tokens;
        }
    }

    /// <summary>The values of any other field: text (normalised), <see cref="long"/> (whole numbers, dates in milliseconds, 0 and 1) or <see cref="double"/>.</summary>
    public IReadOnlyList<object> Scalars(FieldMapping field)
    {
        lock (_scalars)
        {
            if (!_scalars.TryGetValue(field.Path, out var scalars))
                _scalars[field.Path] = scalars = [.. Values(field).Select(value => FieldValues.Of(field, value, _analysis)).OfType<object>()];
            return scalars;
        }
    }

    public bool Has(FieldMapping field) => field.Type is "text" or "match_only_text" ? Values(field).Count > 0 : Scalars(field).Count > 0;

    /// <summary>The texts as they were sent.</summary>
    public IEnumerable<string> Texts(FieldMapping field) => Values(field).Select(value => value.ToString());

    private List<JsonElement> Values(FieldMapping field) => field.Indexed && _values.TryGetValue(field.SourcePath, out var values) ? values : [];

    private List<Token> Tokenized(FieldMapping field)
    {
        List<Token> tokens = [];
        var next = 0;
        foreach (var value in Values(field))
        {
            tokens.AddRange(_analysis.Analyze(field.Analyzer, value.ToString()).Select(token => token with { Position = token.Position + next }));
            next = tokens.Count == 0 ? 0 : tokens[^1].Position + 1 + field.Gap;
        }

        return tokens;
    }

    private void Collect(JsonElement element, FieldMapping mapping, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (mapping.Children.TryGetValue(member.Name, out var child) && child.Enabled)
                        Collect(member.Value, child, child.Path);
                    else if (member.Name.Contains('.', StringComparison.Ordinal))
                        Collect(member.Value, mapping, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Collect(item, mapping, path);
                break;
            case JsonValueKind.Null:
                break;
            default:
                (_values.TryGetValue(path, out var values) ? values : _values[path] = []).Add(element);
                break;
        }
    }
}
