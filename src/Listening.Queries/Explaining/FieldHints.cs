using System.Globalization;

namespace Listening.Queries;

/// <summary>What a field's value is where it is not the one asked for.</summary>
internal static class FieldHints
{
    private const int MostValues = 3;
    private const int Longest = 80;

    internal static Hint? Of(FieldNode node, QueryDocument document)
    {
        var values = Values(node.Field, document).Where(value => !string.IsNullOrEmpty(value)).Take(MostValues).Select(value => value!.Length <= Longest ? value : value[..Longest] + "…").ToList();
        return node.Field == QueryField.Has ? null : new(values.Count == 0 ? "it has no such value" : "it is " + string.Join(", ", values));
    }

    private static IEnumerable<string?> Values(QueryField field, QueryDocument document)
    {
        switch (field)
        {
            case QueryField.Published:
                return [Time(document.Published)];
            case QueryField.Heard:
                return [Time(document.Heard)];
            case QueryField.Words:
                return [TokenStreams.Of(document.Text).Count.ToString(CultureInfo.InvariantCulture)];
            case QueryField.Rating:
                return [document.Rating?.ToString(CultureInfo.InvariantCulture)];
            case QueryField.Sentiment:
                return [document.SentimentLabel, document.SentimentScore?.ToString(CultureInfo.InvariantCulture)];
            default:
                var values = FieldValues.Of(field, document);
                return Enumerable.Range(0, values.Count).Select(i => values[i]);
        }
    }

    private static string? Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
