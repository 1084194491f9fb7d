using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;

namespace Listening.Tests.Storage;

public sealed class SqliteMentionStoreTests : MentionStoreContract
{
    private readonly TemporaryFolder _folder = new();

    protected override IMentionStore Create() => new SqliteMentionStore(_folder.File("store.db"));

    protected override void Clean() => _folder.Dispose();
}
