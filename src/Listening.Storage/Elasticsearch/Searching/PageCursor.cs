using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Where a page ended: the values that its last mention is sorted by, and in order of relevance, whose scores move, the point in time that they are of.
/// New mentions shift nothing.</summary>
/// <param name="Sort">The order it belongs to.</param>
/// <param name="Place">The values.</param>
/// <param name="PointInTime">Null in order of time.</param>
internal sealed record PageCursor(MentionSort Sort, IReadOnlyList<JsonElement> Place, string? PointInTime)
{
    private const int Longest = 16_384;

    public static PageCursor? Parse(string? text, MentionSort sort)
    {
        if (text is null)
            return null;
        return text.Length <= Longest && text.StartsWith($"{Kind(sort)}.", StringComparison.Ordinal) && Read(text[2..]) is [var point, .. var place]
            && IsPlace(place, HitOrder.Of(sort).Keys) && point.ValueKind is JsonValueKind.Null or JsonValueKind.String
            ? new(sort, place, point.GetString())
            : throw new ArgumentException("It is not a cursor of this search.", nameof(text));
    }

    public override string ToString()
    {
        var json = new StringBuilder("[").Append(PointInTime is null ? "null" : JsonSerializer.Serialize(PointInTime, ClientJson.Default.String));
        foreach (var value in Place)
            json.Append(',').Append(value.GetRawText());
        return $"{Kind(Sort)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.Append(']').ToString()))}";
    }

    private static char Kind(MentionSort sort) => sort switch { MentionSort.Newest => 'n', MentionSort.Oldest => 'o', _ => 'r' };

    // Numbers, and the id at the end. With a point in time Elasticsearch adds a number of its own.
    private static bool IsPlace(JsonElement[] place, int keys) =>
        (place.Length == keys || place.Length == keys + 1) && place.Select((value, key) => value.ValueKind == (key == keys - 1 ? JsonValueKind.String : JsonValueKind.Number)).All(fits => fits);

    private static JsonElement[]? Read(string text)
    {
        try
        {
            var json = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text), ClientJson.Default.JsonElement);
            return json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }
}
