using System.Text.Json;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>The tables of <c>store.db</c> as one connection sees them.</summary>
internal sealed class StoreTables
{
    private readonly StatementCache _statements;
    private readonly HashSet<long> _placed = [];

    public StoreTables(StatementCache statements)
    {
        _statements = statements;
        Names = new Names(statements);
        Vocabulary = new VocabularyTable(statements);
        Rows = new MentionRows(statements, Names, Vocabulary);
        Actions = new ActionTable(statements);
        Polls = new PollTable(statements);
        Ledger = new LedgerTable(statements);
        Checkpoints = new CheckpointTable(statements);
        Expired = new ExpiredTable(statements);
        Erased = new ErasedTable(statements);
    }

    public Names Names { get; }

    public VocabularyTable Vocabulary { get; }

    public MentionRows Rows { get; }

    public ActionTable Actions { get; }

    public PollTable Polls { get; }

    public LedgerTable Ledger { get; }

    public CheckpointTable Checkpoints { get; }

    public ExpiredTable Expired { get; }

    public ErasedTable Erased { get; }

    public FieldTerms Terms { get; } = new();

    /// <summary>Begins a batch: no place is promised yet.</summary>
    public void Begin() => _placed.Clear();

    public PendingMention Find(string id)
    {
        var statement = IdKey.Bind(_statements.Get("SELECT m.rowid, m.revision, p.value, s.value FROM mentions m JOIN names p ON p.id = m.partition JOIN names s ON s.id = m.source_id WHERE m.id = ?"), 1, id);
        if (statement.Step())
        {
            var found = new PendingMention { Id = id, RowId = statement.Long(0), Revision = statement.Long(1), Partition = statement.Text(2), LedgerSource = statement.Text(3) };
            statement.Reset();
            return found;
        }

        if (Erased.Revision(id) is { } erased)
            return new PendingMention { Id = id, Revision = erased, WasErased = true };
        var expired = Expired.Revision(id);
        return new PendingMention { Id = id, Revision = expired ?? -1, WasExpired = expired is not null };
    }

    /// <summary>The mention as the listener sent it.</summary>
    public Mention Original(long rowId)
    {
        var statement = _statements.Get("SELECT coalesce(base, json) FROM documents WHERE rowid = ?").Bind(1, rowId);
        statement.Step();
        var mention = JsonSerializer.Deserialize(statement.Blob(0), MentionJson.Mention)!;
        statement.Reset();
        return mention;
    }

    /// <summary>A free place for a mention, promised until the next <see cref="Begin"/>.</summary>
    public long Place(Mention mention)
    {
        var rowId = RowId.Of(mention.Timestamp, mention.Id);
        while (_placed.Contains(rowId) || Rows.IsTaken(rowId))
            rowId++;
        _placed.Add(rowId);
        return rowId;
    }
}
