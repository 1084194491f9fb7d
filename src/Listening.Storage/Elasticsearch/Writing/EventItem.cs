using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>An event that is appended to a stream once: a poll, or an act for the history. Its id is made of what it is, so that a repeat meets it.</summary>
internal sealed class EventItem : BulkItem
{
    private readonly Func<JsonObject> _document;

    private EventItem(int operation, string stream, string id, string unit, Func<JsonObject> document)
        : base(operation, stream, id) => (Unit, _document) = (unit, document);

    public override string Unit { get; }

    public static EventItem Of(int operation, string stream, PollEvent poll)
    {
        var id = MentionIdentity.Hash(poll.Unit, poll.Source.Id, UtcMilliseconds.ToText(poll.Timestamp));
        return new(operation, stream, id, poll.Unit, () => (JsonObject)JsonSerializer.SerializeToNode(poll, MentionJson.Poll)!);
    }

    public static EventItem Of(int operation, string stream, ActionEvent action) => new(operation, stream, MentionIdentity.Hash(action.ActionId), action.Unit, () =>
    {
        var document = (JsonObject)JsonSerializer.SerializeToNode(action, MentionJson.Action)!;
        document["@timestamp"] = UtcMilliseconds.ToText(action.At);
        return document;
    });

    public override void Write(BulkBody body) => body.Create(Index, Id, _document());

    protected override WriteResult Succeeded(in BulkItemAnswer answer) => new(WriteOutcome.Indexed);

    protected override ItemVerdict Failed(ElasticsearchError error) =>
        error.Status == 409 ? ItemVerdict.Done(new(WriteOutcome.Repeated)) : base.Failed(error);
}
