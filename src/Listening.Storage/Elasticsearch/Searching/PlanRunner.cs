using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Runs searches: makes their plan, settles their doubts, and where the server refuses a form of the query tries a humbler one.</summary>
internal sealed class PlanRunner(IElasticsearchClient client, ElasticsearchOptions options, IndexNames names)
{
    /// <param name="search">What is asked.</param>
    /// <param name="nothing">The answer where there is nobody to ask about.</param>
    /// <param name="run">Asks the server; a refusal is a value.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="QueryNotServedException">The server refuses a part of the query, or the query is too large.</exception>
    /// <exception cref="StorageException">The server cannot be asked.</exception>
    public async Task<T> RunAsync<T>(MentionSearch search, T nothing, Func<SearchPlan, Task<(T? Answer, ElasticsearchError? Error)>> run, CancellationToken cancellationToken)
    {
        if (SearchTarget.Of(names, search.Units) is not { } target)
            return nothing;
        await RefreshAsync(target, cancellationToken);
        var plan = new SearchPlan(search, target);
        while (true)
        {
            var (answer, error) = await TryAsync(plan, run, cancellationToken);
            if (error is null)
                return answer!;
            if (!IsRefusal(error))
                throw ElasticsearchFaults.Translate(error, "searching");
            if (!plan.CanNarrow)
                throw plan.HazardousPart is { } part
                    ? new QueryNotServedException($"\"{part}\" asks more of Elasticsearch than it does for one search: {error.Reason}")
                    : ElasticsearchFaults.Translate(error, "searching");
            plan = new SearchPlan(search, target, expandIntervals: false);
        }
    }

    /// <summary>Makes searchable what was written, where that is asked for.</summary>
    /// <exception cref="StorageException">The server cannot be asked.</exception>
    public async Task RefreshAsync(string target, CancellationToken cancellationToken)
    {
        if (options.RefreshBeforeSearch && (await client.SendAsync(ElasticsearchRequest.Post($"{target}/_refresh?ignore_unavailable=true&allow_no_indices=true"), cancellationToken)).Error is { } error)
            throw ElasticsearchFaults.Translate(error, $"refreshing {target}");
    }

    /// <summary>How many documents a query finds.</summary>
    public async Task<(long Count, ElasticsearchError? Error)> CountAsync(string target, JsonObject query, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["query"] = query.DeepClone() };
        var answer = await client.SendAsync(ElasticsearchRequest.Post($"{target}/_count?ignore_unavailable=true&allow_no_indices=true", body), cancellationToken);
        var counted = answer.Read(ClientJson.Default.CountAnswer, out var error);
        return counted?.Shards is { Failed: > 0 } ? (0, new(503, "incomplete_answer", "Not every shard answered.")) : (counted?.Count ?? 0, error);
    }

    private async Task<(T? Answer, ElasticsearchError? Error)> TryAsync<T>(SearchPlan plan, Func<SearchPlan, Task<(T? Answer, ElasticsearchError? Error)>> run, CancellationToken cancellationToken)
    {
        if (plan.Doubt is { } doubt)
        {
            var (count, error) = await CountAsync(plan.Target, doubt, cancellationToken);
            if (error is not null)
                return (default, error);
            plan.IsDoubted = count > 0;
        }

        return await run(plan);
    }

    // Too many clauses, expensive queries switched off, an automaton too large: 400, or 500 where the server did not foresee it.
    private static bool IsRefusal(ElasticsearchError error) => error.Status is 400 or 500;
}
