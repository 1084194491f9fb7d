using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>What errors of a server mean for who asked it.</summary>
internal static class ElasticsearchFaults
{
    public static StorageException Translate(ElasticsearchError error, string what) =>
        new(Fault(error), $"Elasticsearch, {what}: {error}");

    private static StorageFault Fault(ElasticsearchError error) => error.Status switch
    {
        0 or 408 or 429 or 502 or 503 or 504 => StorageFault.Unreachable,
        401 or 403 => StorageFault.Refused,
        _ => StorageFault.Failed,
    };
}
