using System.Text.Json;

namespace Listening.Storage.Elasticsearch;

/// <summary>Reads the answer of a bulk request.</summary>
internal static class BulkAnswer
{
    /// <returns>One answer per item in order, or null where the answer is not one of so many items: then nothing is known of any of them.</returns>
    public static IReadOnlyList<BulkItemAnswer>? Read(ReadOnlySpan<byte> body, int count)
    {
        var items = new List<BulkItemAnswer>(count);
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isItems = reader.ValueTextEquals("items"u8);
                reader.Read();
                if (!isItems || reader.TokenType != JsonTokenType.StartArray)
                    reader.Skip();
                else
                    Items(ref reader, items);
            }

            return reader.TokenType == JsonTokenType.EndObject && items.Count == count ? items : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static void Items(ref Utf8JsonReader reader, List<BulkItemAnswer> items)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            // The name of the action, then what became of it.
            reader.Read();
            reader.Read();
            items.Add(Item(ref reader));
            reader.Read();
        }
    }

    private static BulkItemAnswer Item(ref Utf8JsonReader reader)
    {
        var item = new BulkItemAnswer(0, null, null);
        JsonElement? error = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "status":
                    item = item with { Status = reader.GetInt32() };
                    break;
                case "result":
                    item = item with { Result = reader.GetString() };
                    break;
                case "error":
                    error = JsonElement.ParseValue(ref reader);
                    break;
                case "get":
                    item = Shown(item, JsonElement.ParseValue(ref reader));
                    break;
                case "failure_store" when reader.ValueTextEquals("used"u8):
                    // Elasticsearch 9.1 and later call it a success when a document that a stream cannot take is set aside by the server.
                    item = item with { Error = new(400, "failure_store", "The server cannot index the document and set it aside in its failure store.") };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return error is { } failure ? item with { Error = ErrorAnswer.Of(item.Status, failure) } : item;
    }

    private static BulkItemAnswer Shown(BulkItemAnswer item, JsonElement get)
    {
        if (get.ValueKind != JsonValueKind.Object || !get.TryGetProperty("_source", out var source) || source.ValueKind != JsonValueKind.Object)
            return item;
        return item with
        {
            Revision = source.TryGetProperty("revision", out var revision) && revision.TryGetInt64(out var number) ? number : null,
            IsErased = source.TryGetProperty(FilterFields.Root, out var filters) && filters.TryGetProperty(FilterFields.Hidden, out var hidden)
                && hidden.EnumerateArray().Any(reason => reason.ValueEquals(FilterFields.Erased)),
        };
    }
}
