using Listening.Mentions;

namespace Listening.Tests.Storage;

public sealed class ElasticsearchMentionStoreTests : ElasticsearchMentionStoreSuite
{
    private ElasticsearchBench? _bench;

    public override async ValueTask InitializeAsync() => _bench = await ElasticsearchBench.StartAsync();

    protected override IMentionStore Create() => _bench!.Store;

    protected override ValueTask CleanAsync() => _bench!.DisposeAsync();
}
