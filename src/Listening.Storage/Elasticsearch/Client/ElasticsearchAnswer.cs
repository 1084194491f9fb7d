using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Listening.Storage.Elasticsearch;

/// <summary>What came back: a body, or an error.</summary>
/// <param name="Status">HTTP status; 0 where no answer came.</param>
/// <param name="Body">As it was sent, decompressed.</param>
/// <param name="Error">Null where the status says success.</param>
internal readonly record struct ElasticsearchAnswer(int Status, ReadOnlyMemory<byte> Body, ElasticsearchError? Error)
{
    public static ElasticsearchAnswer Failed(ElasticsearchError error) => new(error.Status, default, error);

    /// <summary>Reads a successful body.</summary>
    /// <returns>Null where it is an error or cannot be read; then <paramref name="error"/> says why.</returns>
    public T? Read<T>(JsonTypeInfo<T> type, out ElasticsearchError? error)
        where T : class
    {
        error = Error;
        if (error is not null)
            return null;
        try
        {
            if (JsonSerializer.Deserialize(Body.Span, type) is { } value)
                return value;
            error = Unreadable("it is null");
        }
        catch (JsonException exception)
        {
            error = Unreadable(exception.Message);
        }

        return null;
    }

    private ElasticsearchError Unreadable(string why) => new(Status, ElasticsearchError.Unreadable, $"The answer is not what was expected: {why}");
}
