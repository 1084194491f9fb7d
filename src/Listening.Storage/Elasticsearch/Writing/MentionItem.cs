using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>A mention's revision: sent as new, and where the document exists as a script that keeps the higher revision and people's part (contracts.md §3a).</summary>
internal sealed class MentionItem(int operation, string index, Mention mention, DateTimeOffset now, string script) : BulkItem(operation, index, mention.Id)
{
    private bool _exists;

    public override DateTimeOffset? FirstHeard => mention.FirstHeard;

    public override string Unit => mention.Unit;

    public override void Write(BulkBody body)
    {
        var document = MentionIndexDocument.Of(mention with { Indexed = now });
        if (_exists)
            body.Update(Index, Id, FoldUpdate.Of(script, now, "doc", document));
        else
            body.Create(Index, Id, document);
    }

    protected override WriteResult Succeeded(in BulkItemAnswer answer) => _exists ? Folded(answer, mention.Revision) : new(WriteOutcome.Indexed);

    protected override ItemVerdict Failed(ElasticsearchError error)
    {
        // The document is there, or it went between one request and the next.
        if (_exists ? error.Status != 404 : error.Status != 409)
            return base.Failed(error);
        _exists = !_exists;
        return ItemVerdict.Onwards;
    }
}
