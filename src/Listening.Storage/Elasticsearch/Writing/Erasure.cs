using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>What an erasure takes beside the document: everything that people did to the mention, but for the act that erased it.</summary>
internal sealed class Erasure(IElasticsearchClient client, IndexNames names)
{
    public async Task FinishAsync(StoreBatch batch, WriteResults results, CancellationToken cancellationToken)
    {
        for (var number = 0; number < batch.Operations.Count; number++)
        {
            if (batch.Operations[number] is StoreOperation.Erase erase
                && results[number].Outcome is WriteOutcome.Indexed or WriteOutcome.Repeated
                && await ForgetActsAsync(erase, cancellationToken) is { } error)
                results.Set(number, ItemTriage.Of(error));
        }
    }

    private async Task<ElasticsearchError?> ForgetActsAsync(StoreOperation.Erase erase, CancellationToken cancellationToken)
    {
        var query = new JsonObject
        {
            ["filter"] = new JsonArray(new JsonObject { ["term"] = new JsonObject { ["mention_id"] = erase.Id } }),
            ["must_not"] = new JsonArray(new JsonObject { ["term"] = new JsonObject { ["kind"] = ActionKinds.Erased } }),
        };
        var stream = names.Actions(erase.Unit);
        var refreshed = await client.SendAsync(ElasticsearchRequest.Post($"{stream}/_refresh?ignore_unavailable=true"), cancellationToken);
        var answer = refreshed.Error is null
            ? await client.SendAsync(ElasticsearchRequest.Post($"{stream}/_delete_by_query?ignore_unavailable=true&conflicts=proceed&refresh=true", new() { ["query"] = new JsonObject { ["bool"] = query } }), cancellationToken)
            : refreshed;
        return answer.Error;
    }
}
