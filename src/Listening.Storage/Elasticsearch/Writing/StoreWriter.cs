using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Writes batches.</summary>
internal sealed class StoreWriter(IElasticsearchClient client, ElasticsearchOptions options, IndexNames names, MentionIndices indices, StoreControl control, DocumentFinder finder)
{
    private readonly string _script = FoldScript.Name(options.Prefix);

    /// <exception cref="StorageException">The server cannot be used, or nothing of the batch reached it.</exception>
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(StoreBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Operations.Count == 0)
            return [];
        await indices.PrepareAsync(batch.Now, cancellationToken);
        await control.EnsureFreshAsync(cancellationToken);
        var results = new WriteResults(batch.Operations.Count);
        var items = await ItemsAsync(batch, results, cancellationToken);
        // An act goes into the history when its mention took it: of what was erased nothing may be written down again.
        await RunAsync([.. items.Where(item => !IsHistory(batch, item))], results, cancellationToken);
        await RunAsync([.. items.Where(item => IsHistory(batch, item) && results[item.Operation].Outcome is (WriteOutcome.Indexed or WriteOutcome.Repeated))], results, cancellationToken);
        if (items.Count > 0 && items.TrueForAll(item => IsUnheard(results[item.Operation])))
            throw new StorageException(StorageFault.Unreachable, $"Elasticsearch takes nothing: {results[items[0].Operation].Reason}");
        await new Erasure(client, names).FinishAsync(batch, results, cancellationToken);
        return results.All();
    }

    private async Task RunAsync(IReadOnlyList<BulkItem> items, WriteResults results, CancellationToken cancellationToken)
    {
        if (items.Count > 0)
            await new BulkRun(client, options, indices, control, items, results).RunAsync(cancellationToken);
    }

    private static bool IsHistory(StoreBatch batch, BulkItem item) => item is EventItem && batch.Operations[item.Operation] is not StoreOperation.PutPoll;

    private static bool IsUnheard(WriteResult result) =>
        result is { Outcome: WriteOutcome.Again, ErrorType: ElasticsearchError.Unreachable or ElasticsearchError.TimedOut or "http_502" or "http_503" or "http_504" };

    private async Task<List<BulkItem>> ItemsAsync(StoreBatch batch, WriteResults results, CancellationToken cancellationToken)
    {
        var places = await finder.PlacesAsync(batch.Operations, cancellationToken);
        var items = new List<BulkItem>(batch.Operations.Count);
        for (var number = 0; number < batch.Operations.Count; number++)
        {
            var operation = batch.Operations[number];
            var unit = Unit(operation);
            if (!IndexNames.IsUnit(unit))
                results.Set(number, new(WriteOutcome.Refused, "unit_name", $"\"{unit}\" is no name of a unit."));
            else if (operation is StoreOperation.PutMention put)
                AddMention(put.Mention, number, batch.Now, items, results);
            else
                await AddAsync(operation, number, places, batch.Now, items, results, cancellationToken);
        }

        return items;
    }

    private void AddMention(Mention mention, int number, DateTimeOffset now, List<BulkItem> items, WriteResults results)
    {
        if (!IndexNames.IsVisibility(mention.Visibility))
            results.Set(number, new(WriteOutcome.Refused, "visibility", "The visibility is none of private, company and public."));
        else if (control.IsErased(mention.Id))
            results.Set(number, new(WriteOutcome.Superseded));
        else if (control.IsExpired(mention.Unit, mention.FirstHeard))
            results.Set(number, new(WriteOutcome.Expired));
        else
            items.Add(new MentionItem(number, Index(mention.Unit, mention.Visibility, mention.FirstHeard), mention, now, _script));
    }

    private async Task AddAsync(
        StoreOperation operation, int number, IReadOnlyDictionary<string, string> places, DateTimeOffset now, List<BulkItem> items, WriteResults results, CancellationToken cancellationToken)
    {
        switch (operation)
        {
            case StoreOperation.PutAction { Action: var action } when control.IsErased(action.MentionId):
                results.Set(number, new(WriteOutcome.Superseded));
                break;
            case StoreOperation.PutAction { Action: var action } when control.IsExpired(action.Unit, action.FirstHeard):
                results.Set(number, new(WriteOutcome.Expired));
                break;
            case StoreOperation.PutAction { Action: var action }:
                items.Add(new ActItem(number, places.GetValueOrDefault(action.MentionId) ?? Guess(action), action, now, _script));
                items.Add(EventItem.Of(number, names.Actions(action.Unit), action));
                break;
            case StoreOperation.PutPoll { Poll: var poll }:
                items.Add(EventItem.Of(number, names.Polls(poll.Unit), poll));
                break;
            case StoreOperation.Erase erase:
                await AddErasureAsync(erase, number, places.GetValueOrDefault(erase.Id), now, items, results, cancellationToken);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType(), "The store does not know this operation.");
        }
    }

    private async Task AddErasureAsync(
        StoreOperation.Erase erase, int number, string? place, DateTimeOffset now, List<BulkItem> items, WriteResults results, CancellationToken cancellationToken)
    {
        if (erase.Action is { } action)
            items.Add(EventItem.Of(number, names.Actions(erase.Unit), action));
        if (place is not null)
        {
            items.Add(new EraseItem(number, place, erase, now, _script));
            return;
        }

        // Where it would come to lie nobody can say: its tombstone stands apart.
        var known = control.IsErased(erase.Id);
        if (!known)
            await control.EraseAsync(erase.Id, erase.Unit, erase.Revision, cancellationToken);
        results.Set(number, new(known ? WriteOutcome.Repeated : WriteOutcome.Indexed));
    }

    // An act that does not say where its mention lies, of a mention that is not there.
    private string Guess(ActionEvent action) =>
        Index(action.Unit, action.Visibility is { } visibility && IndexNames.IsVisibility(visibility) ? visibility : "company", action.FirstHeard ?? action.At);

    private string Index(string unit, string visibility, DateTimeOffset firstHeard) => names.Mentions(unit, visibility, IndexPeriod.Of(firstHeard, options.Bucket(unit)).ToString());

    private static string Unit(StoreOperation operation) => operation switch
    {
        StoreOperation.PutMention put => put.Mention.Unit,
        StoreOperation.PutAction put => put.Action.Unit,
        StoreOperation.PutPoll put => put.Poll.Unit,
        StoreOperation.Erase erase => erase.Unit,
        _ => "",
    };
}
