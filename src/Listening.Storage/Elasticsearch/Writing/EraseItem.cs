using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>An erasure: the document becomes a tombstone, and where there is none one is made, so that a replay does not bring the mention back (delivery.md 20a).</summary>
internal sealed class EraseItem(int operation, string index, StoreOperation.Erase erase, DateTimeOffset now, string script) : BulkItem(operation, index, erase.Id)
{
    public override string Unit => erase.Unit;

    public override void Write(BulkBody body) => body.Update(Index, Id, FoldUpdate.Of(script, now, "tombstone", Tombstone(), otherwise: []));

    protected override WriteResult Succeeded(in BulkItemAnswer answer) => new(answer.Result == "noop" ? WriteOutcome.Repeated : WriteOutcome.Indexed);

    private JsonObject Tombstone() => new()
    {
        ["id"] = erase.Id,
        ["unit"] = erase.Unit,
        ["revision"] = erase.Revision,
        [FilterFields.Root] = new JsonObject { [FilterFields.Hidden] = new JsonArray(FilterFields.Erased) },
    };
}
