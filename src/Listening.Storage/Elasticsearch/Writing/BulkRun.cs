using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Sends items until the fate of each is known: in requests bounded by count and bytes, several at the same time. Nothing is repeated here that needs patience; that is the caller's.</summary>
internal sealed class BulkRun
{
    private const int MostDiversions = 4;

    private readonly IElasticsearchClient _client;
    private readonly ElasticsearchOptions _options;
    private readonly MentionIndices _indices;
    private readonly StoreControl _control;
    private readonly BulkQueue _queue;
    private readonly WriteResults _results;

    public BulkRun(IElasticsearchClient client, ElasticsearchOptions options, MentionIndices indices, StoreControl control, IReadOnlyList<BulkItem> items, WriteResults results)
    {
        (_client, _options, _indices, _control, _results) = (client, options, indices, control, results);
        _queue = new BulkQueue(items);
        Workers = Math.Clamp((items.Count + options.BulkDocuments - 1) / options.BulkDocuments, 1, options.MaxInFlight);
    }

    private int Workers { get; }

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(cancellationToken), cancellationToken)));

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (await _queue.TakeAsync(_options.BulkDocuments, cancellationToken) is { Count: > 0 } items)
            await SendAsync(await WithIndexAsync(items, cancellationToken), cancellationToken);
    }

    private async Task<List<BulkItem>> WithIndexAsync(List<BulkItem> items, CancellationToken cancellationToken)
    {
        var ready = new List<BulkItem>(items.Count);
        foreach (var group in items.GroupBy(item => item.Index, StringComparer.Ordinal))
        {
            if (await _indices.EnsureAsync(group.Key, cancellationToken) is not { } error)
                ready.AddRange(group);
            else
                foreach (var item in group)
                    Settle(item, ItemTriage.OfIndex(error));
        }

        return ready;
    }

    private async Task SendAsync(List<BulkItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
            return;
        using var body = new BulkBody();
        var count = Fill(body, items);
        _queue.Return(items[count..]);
        items = items[..count];
        var answer = await _client.SendAsync(ElasticsearchRequest.Post("_bulk") with { Body = body.Bytes, IsLines = true }, cancellationToken);
        if (answer.Error is { } error)
            await FailedAsync(items, error, cancellationToken);
        else if (BulkAnswer.Read(answer.Body.Span, items.Count) is { } answers)
            await JudgeAsync(items, answers, cancellationToken);
        else
            await FailedAsync(items, new(answer.Status, ElasticsearchError.Unreadable, "The answer does not tell the fate of every item."), cancellationToken);
    }

    // The first always goes, however large it is.
    private int Fill(BulkBody body, List<BulkItem> items)
    {
        var count = 0;
        while (count < items.Count && (count == 0 || body.Length < _options.BulkBytes))
            items[count++].Write(body);
        return count;
    }

    // What fails a request as a whole may be the fault of one of its items: halves find it.
    private async Task FailedAsync(List<BulkItem> items, ElasticsearchError error, CancellationToken cancellationToken)
    {
        if (items.Count > 1 && error.Status is 400 or 413 && !error.IsUnknownOutcome)
        {
            await SendAsync(items[..(items.Count / 2)], cancellationToken);
            await SendAsync(items[(items.Count / 2)..], cancellationToken);
            return;
        }

        foreach (var item in items)
            Settle(item, ItemTriage.Of(error.Status == 413 ? error with { Type = "too_large" } : error));
    }

    private async Task JudgeAsync(List<BulkItem> items, IReadOnlyList<BulkItemAnswer> answers, CancellationToken cancellationToken)
    {
        var again = new List<BulkItem>();
        var homeless = new List<BulkItem>();
        for (var index = 0; index < items.Count; index++)
        {
            var verdict = items[index].Judge(answers[index]);
            if (verdict.Kind == VerdictKind.Done)
                Settle(items[index], verdict.Result);
            else if (++items[index].Diversions >= MostDiversions)
                Settle(items[index], ItemTriage.Of(answers[index].Error! with { Status = 503 }));
            else
                (verdict.Kind == VerdictKind.NoIndex ? homeless : again).Add(items[index]);
        }

        if (homeless.Count > 0)
            again.AddRange(await SettleExpiredAsync(homeless, cancellationToken));
        _queue.Return(again);
    }

    // An index that is gone is perhaps one that somebody's retention removed a moment ago.
    private async Task<List<BulkItem>> SettleExpiredAsync(List<BulkItem> homeless, CancellationToken cancellationToken)
    {
        await _control.RefreshAsync(cancellationToken);
        var young = new List<BulkItem>();
        foreach (var item in homeless)
        {
            _indices.Forget(item.Index);
            if (_control.IsExpired(item.Unit, item.FirstHeard))
                Settle(item, new(WriteOutcome.Expired));
            else
                young.Add(item);
        }

        return young;
    }

    private void Settle(BulkItem item, WriteResult result)
    {
        _results.Add(item, result);
        _queue.Settle(item);
    }
}
