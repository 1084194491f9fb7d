using Listening.Mentions;
using Listening.Queries;

namespace Listening.Tests.Contracts;

/// <summary>What every store of mentions must do; run against each implementation.</summary>
public abstract partial class MentionStoreContract : IDisposable
{
    private readonly Lazy<IMentionStore> _store;
    private long _position;

    protected MentionStoreContract() => _store = new(Create);

    private protected IMentionStore Store => _store.Value;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    protected abstract IMentionStore Create();

    public void Dispose()
    {
        if (_store.IsValueCreated)
            (Store as IDisposable)?.Dispose();
        Clean();
        GC.SuppressFinalize(this);
    }

    protected virtual void Clean()
    {
    }

    private protected Task<IReadOnlyList<WriteOutcome>> PutAsync(params Mention[] mentions) =>
        WriteAsync([.. mentions.Select(mention => new StoreOperation.PutMention(mention, "log"))]);

    private protected Task<IReadOnlyList<WriteOutcome>> ActAsync(params ActionEvent[] actions) =>
        WriteAsync([.. actions.Select(action => new StoreOperation.PutAction(action))]);

    private protected async Task<IReadOnlyList<WriteOutcome>> WriteAsync(params StoreOperation[] operations)
    {
        var checkpoints = new Dictionary<string, long> { ["log"] = _position += operations.Length };
        var results = await Store.WriteAsync(new() { Operations = operations, Checkpoints = checkpoints, Now = SampleMention.Noon.AddDays(1) }, Stop);
        return [.. results.Select(result => result.Outcome)];
    }

    private protected static MentionSearch Search(QueryNode? query = null) => new()
    {
        Query = query is null ? null : new Query("", query, []),
        Now = SampleMention.Noon,
    };

    private protected async Task<string[]> IdsAsync(MentionSearch search) => [.. (await Store.SearchAsync(search, Stop)).Mentions.Select(mention => mention.Id)];

    private protected static WordNode Word(string word) => new() { Folded = word };

    private protected static FieldNode Field(QueryField field, string value) => new() { Field = field, Test = new FieldTest.Exact(value) };
}
