using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Removes what a unit's retention no longer keeps: whole indices where their time is over, documents of the one that it cuts.</summary>
internal sealed class Retention(IElasticsearchClient client, IndexNames names, MentionIndices indices, StoreControl control)
{
    private const int Piece = 10_000;

    /// <returns>How many mentions went.</returns>
    /// <exception cref="StorageException">The server refuses or cannot be asked; it may be repeated.</exception>
    public async Task<long> ExpireAsync(string unit, DateTimeOffset before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!IndexNames.IsUnit(unit))
            return 0;
        await indices.PrepareAsync(now, cancellationToken);
        // Remembered first: what comes late must not come to life in an index made anew.
        await control.ExpireAsync(unit, before, cancellationToken);
        long removed = 0;
        foreach (var index in await indices.ListAsync(names.UnitMentions(unit), cancellationToken))
        {
            if (index.Period.End <= before)
                removed += await DropAsync(index, cancellationToken);
            else if (index.Period.Start < before)
                removed += await DeleteAsync(index.Name, before, cancellationToken);
        }

        await DeleteAsync(names.Actions(unit), before, cancellationToken);
        return removed;
    }

    private async Task<long> DropAsync(MentionIndexName index, CancellationToken cancellationToken)
    {
        await AskAsync(ElasticsearchRequest.Post($"{index.Name}/_refresh"), cancellationToken);
        var counted = await AskAsync(ElasticsearchRequest.Post($"{index.Name}/_count", new() { ["query"] = SearchFilters.Held() }), cancellationToken);
        var count = counted.Read(ClientJson.Default.CountAnswer, out var unreadable)?.Count ?? throw ElasticsearchFaults.Translate(unreadable!, $"counting {index.Name}");
        indices.Forget(index.Name);
        var deleted = await client.SendAsync(ElasticsearchRequest.Delete(index.Name), cancellationToken);
        return deleted.Error is null or { Status: 404 } ? count : throw ElasticsearchFaults.Translate(deleted.Error, $"deleting {index.Name}");
    }

    // In pieces, so that each request ends within its time.
    private async Task<long> DeleteAsync(string index, DateTimeOffset before, CancellationToken cancellationToken)
    {
        long total = 0;
        await AskAsync(ElasticsearchRequest.Post($"{index}/_refresh?ignore_unavailable=true"), cancellationToken);
        for (long deleted = -1; deleted != 0; total += deleted)
        {
            var query = new JsonObject { ["range"] = new JsonObject { ["first_heard"] = new JsonObject { ["lt"] = UtcMilliseconds.ToText(SearchFilters.Ceiling(before)) } } };
            var answer = await AskAsync(
                ElasticsearchRequest.Post($"{index}/_delete_by_query?ignore_unavailable=true&conflicts=proceed&refresh=true&max_docs={Piece}", new() { ["query"] = query }), cancellationToken);
            deleted = answer.Read(ClientJson.Default.DeletedAnswer, out var unreadable)?.Deleted ?? throw ElasticsearchFaults.Translate(unreadable!, $"deleting from {index}");
        }

        return total;
    }

    private async Task<ElasticsearchAnswer> AskAsync(ElasticsearchRequest request, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(request, cancellationToken);
        return answer.Error is null ? answer : throw ElasticsearchFaults.Translate(answer.Error, request.Path);
    }
}
