using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>A person's act on its way into the mention, or into a stub where that has not come yet.</summary>
internal sealed class ActItem(int operation, string index, ActionEvent action, DateTimeOffset now, string script) : BulkItem(operation, index, action.MentionId)
{
    public override DateTimeOffset? FirstHeard => action.FirstHeard;

    public override string Unit => action.Unit;

    public override void Write(BulkBody body) => body.Update(Index, Id, FoldUpdate.Of(script, now, "act", ActFolding.Act(action), ActFolding.Stub(action)));

    protected override WriteResult Succeeded(in BulkItemAnswer answer) => Folded(answer, null);
}
