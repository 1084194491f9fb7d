using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>One document on its way into one index, until its fate is known.</summary>
/// <param name="operation">The number of the operation that it belongs to.</param>
/// <param name="index">Where it goes.</param>
/// <param name="id">Its id there.</param>
internal abstract class BulkItem(int operation, string index, string id)
{
    public int Operation => operation;

    public string Index => index;

    public string Id => id;

    /// <summary>When its mention was first heard, which decides whether its time is over; null where that is not known.</summary>
    public virtual DateTimeOffset? FirstHeard => null;

    /// <summary>Its unit.</summary>
    public abstract string Unit { get; }

    /// <summary>How often an answer called for another request.</summary>
    public int Diversions { get; set; }

    public abstract void Write(BulkBody body);

    /// <summary>Decides over the answer.</summary>
    public ItemVerdict Judge(in BulkItemAnswer answer)
    {
        if (answer.Error is { } error)
            return error is { Status: 404, Type: "index_not_found_exception" } ? ItemVerdict.NoIndex : Failed(error);
        return answer.Status is 200 or 201 ? ItemVerdict.Done(Succeeded(answer)) : Failed(new(answer.Status, $"http_{answer.Status}", "The item has no result and no error."));
    }

    protected abstract WriteResult Succeeded(in BulkItemAnswer answer);

    protected virtual ItemVerdict Failed(ElasticsearchError error) => ItemVerdict.Done(ItemTriage.Of(error));

    /// <summary>What the fold script's answer says: changed, or overtaken, or there already.</summary>
    protected static WriteResult Folded(in BulkItemAnswer answer, long? revision)
    {
        if (answer.Result != "noop")
            return new(WriteOutcome.Indexed);
        return new(answer.IsErased || (revision is not null && answer.Revision != revision) ? WriteOutcome.Superseded : WriteOutcome.Repeated);
    }
}
