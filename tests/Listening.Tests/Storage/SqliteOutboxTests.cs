using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;

namespace Listening.Tests.Storage;

public sealed class SqliteOutboxTests : OutboxContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteListenerState? _state;

    private protected override IOutbox With(params IReadOnlyList<EntryCommit> mentions)
    {
        _state = new SqliteListenerState(_folder.Path, "roastery", "incarnation", TimeProvider.System);
        _state.Commit([.. mentions.Select(mention => SampleCommit.Poll("press", mention))]);
        return _state;
    }

    private protected override IReadOnlyList<DeadLetter> Letters()
    {
        using var file = new UnitFile(_folder.Path, "roastery");
        return DeadLetterTable.All(file);
    }

    protected override void Clean()
    {
        _state?.Dispose();
        _folder.Dispose();
    }
}
