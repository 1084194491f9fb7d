using System.Text.Json;

namespace Listening.Feeds;

/// <summary>Values of foreign JSON, whatever their type; what cannot be read is missing.</summary>
internal static class JsonField
{
    /// <summary>A property as text: strings and numbers.</summary>
    public static string? Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>A value as text.</summary>
    public static string? Text(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return value.GetRawText();
            case JsonValueKind.String:
                try
                {
                    return value.GetString();
                }
                catch (InvalidOperationException)
                {
                    // An escaped half of a surrogate pair: no text can hold it.
                    return null;
                }
            default:
                return null;
        }
    }

    /// <summary>A property as an absolute address.</summary>
    public static string? Address(JsonElement owner, string name, AddressBase address) => address.Resolve(Text(owner, name));

    /// <summary>A property's values: those of a list, or the one that stands where a list should.</summary>
    public static IEnumerable<JsonElement> List(JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out var value))
            return [];
        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray(),
            JsonValueKind.Null or JsonValueKind.Undefined => [],
            _ => [value],
        };
    }
}
