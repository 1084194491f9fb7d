using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Folds what people did into a mention. The result depends only on the mention's revision and the set of acts, never on the order in which they came:
/// scalars and tags go by the last act, in order of (at, action id).</summary>
internal static class WorkflowFold
{
    /// <param name="mention">As the listener sent it.</param>
    /// <param name="actions">In order of (at, action id), without repeats.</param>
    public static Mention Apply(Mention mention, IReadOnlyList<ActionEvent> actions)
    {
        if (actions.Count == 0)
            return mention;
        var workflow = mention.Workflow ?? new MentionWorkflow();
        var notes = workflow.Notes.ToList();
        var tags = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var action in actions)
        {
            workflow = Scalar(workflow, action) with { Updated = action.At };
            if (action is { Kind: ActionKinds.Note, Value: { } note })
                notes.Add(new MentionNote(action.At, action.By, note));
            if (action is { Kind: ActionKinds.Tag or ActionKinds.Untag, Value: { Length: > 0 } tag })
                tags[tag] = action.Kind == ActionKinds.Tag;
        }

        return mention with
        {
            Workflow = workflow with { Tags = Merge(workflow.Tags, tags), Notes = notes },
            Tags = Merge(mention.Tags, tags),
            Sentiment = Sentiment(mention.Sentiment, workflow.Label),
        };
    }

    private static MentionWorkflow Scalar(MentionWorkflow workflow, ActionEvent action)
    {
        var value = string.IsNullOrEmpty(action.Value) ? null : action.Value;
        return action.Kind switch
        {
            ActionKinds.Label => workflow with { Label = value },
            ActionKinds.Status => workflow with { Status = value },
            ActionKinds.Assignee => workflow with { Assignee = value },
            ActionKinds.Priority => workflow with { Priority = value },
            ActionKinds.Seen => workflow with { Seen = workflow.Seen ?? action.At },
            _ => workflow,
        };
    }

    // Tags that were there keep their order, new ones follow in ordinal order: the result must not depend on when an act was made.
    private static List<string> Merge(IReadOnlyList<string> tags, Dictionary<string, bool> acts) =>
    [
        .. tags.Where(tag => acts.GetValueOrDefault(tag, true)),
        .. acts.Where(act => act.Value && !tags.Contains(act.Key)).Select(act => act.Key).Order(StringComparer.Ordinal),
    ];

    private static MentionSentiment? Sentiment(MentionSentiment? sentiment, string? label) =>
        label is null ? sentiment : (sentiment ?? new MentionSentiment { Label = label }) with { Label = label, Corrected = true };
}
