using System.Text.Json;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>What people did, whole, by mention in order of (at, action id). An act that came before its mention simply stands here already.</summary>
internal sealed class ActionTable(StatementCache statements)
{
    /// <summary>False where the act is known.</summary>
    public bool Add(ActionEvent action) =>
        statements.Get("INSERT OR IGNORE INTO actions(mention_id, at, action_id, json) VALUES(?, ?, ?, ?)")
            .Bind(1, action.MentionId)
            .Bind(2, action.At.ToUnixTimeMilliseconds())
            .Bind(3, action.ActionId)
            .BindBlob(4, JsonSerializer.SerializeToUtf8Bytes(action, MentionJson.Action))
            .Run() > 0;

    public IReadOnlyList<ActionEvent> Of(string mentionId)
    {
        var statement = statements.Get("SELECT json FROM actions WHERE mention_id = ? ORDER BY at, action_id").Bind(1, mentionId);
        List<ActionEvent>? actions = null;
        while (statement.Step())
            (actions ??= []).Add(JsonSerializer.Deserialize(statement.Blob(0), MentionJson.Action)!);
        return actions ?? (IReadOnlyList<ActionEvent>)[];
    }

    public void Remove(string mentionId) => statements.Get("DELETE FROM actions WHERE mention_id = ?").Bind(1, mentionId).Run();
}
