using Listening.Mentions;
using Listening.Tests.Simulators.Elasticsearch;

namespace Listening.Tests.Storage;

public sealed class OpenSearchMentionStoreTests : ElasticsearchMentionStoreSuite
{
    private ElasticsearchBench? _bench;

    public override async ValueTask InitializeAsync() => _bench = await ElasticsearchBench.StartAsync(new SimulatorOptions { Product = SimulatedProduct.OpenSearch2 });

    protected override IMentionStore Create() => _bench!.Store;

    protected override ValueTask CleanAsync() => _bench!.DisposeAsync();
}
