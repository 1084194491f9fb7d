using System.CommandLine;
using Listening.CommandLine;
using Listening.Hosting;
using Listening.Mentions;

namespace Listening.Commands;

/// <summary><c>act ID</c>: people's actions from the command line.</summary>
internal static class ActCommand
{
    private static readonly (string Kind, string Option, string Help, string[] Values)[] Acts =
    [
        (ActionKinds.Status, "--status", "new, open, answered or closed", ["new", "open", "answered", "closed"]),
        (ActionKinds.Label, "--label", "Corrects the sentiment: negative, neutral or positive", ["negative", "neutral", "positive"]),
        (ActionKinds.Assignee, "--assign", "Who cares for it; empty for nobody", []),
        (ActionKinds.Priority, "--priority", "low, normal, high or urgent", ["low", "normal", "high", "urgent"]),
        (ActionKinds.Tag, "--tag", "Adds a tag", []),
        (ActionKinds.Untag, "--untag", "Takes a tag away", []),
        (ActionKinds.Note, "--note", "Adds a note", []),
    ];

    public static Command Create(CommandIo io)
    {
        var id = new Argument<string>("ID") { Description = "The mention, as query --json prints it" };
        var by = new Option<string?>("--by") { Description = "Who acts. Default: the name you are signed in with", HelpName = "NAME" };
        var data = SharedOptions.Data();
        var options = Acts.Select(act => new Option<string?>(act.Option) { Description = act.Help, HelpName = act.Kind.ToUpperInvariant() }).ToArray();
        return Verb.Create(
            "act",
            "What people do with a mention: status, label, assignee, priority, tags, notes. Every act is kept with who and when; the indexer folds it in.",
            "listening act 0123456789abcdef0123456789abcdef --status answered --note \"Wrote to her on Monday\"",
            async (parsed, cancellationToken) =>
            {
                var values = Acts.Zip(options, (act, option) => (act, Value: parsed.GetValue(option))).Where(pair => pair.Value is not null).ToList();
                if (values.Count == 0)
                    throw CommandException.WrongUse($"Say what to do: {string.Join(", ", Acts.Select(act => act.Option))}.");
                foreach (var (act, value) in values)
                    Validate(act.Option, act.Values, value!);
                await using var platform = Platform.Of(parsed, data, io);
                return await ActAsync(io, platform, parsed.GetRequiredValue(id), parsed.GetValue(by) ?? Me(io), [.. values.Select(pair => (pair.act.Kind, pair.Value!))], cancellationToken);
            },
            [id, .. options, by, data]);
    }

    private static void Validate(string option, string[] values, string value)
    {
        if (values.Length > 0 && !values.Contains(value))
            throw CommandException.WrongUse($"{option} {value}: it takes {string.Join(", ", values)}.");
        if (value.Length > 10_000)
            throw CommandException.WrongUse($"{option}: at most 10,000 characters.");
    }

    private static string Me(CommandIo io) => io.Environment("USER") is { Length: > 0 } user ? user : "unknown";

    private static async Task<int> ActAsync(CommandIo io, Platform platform, string id, string by, List<(string Kind, string Value)> acts, CancellationToken cancellationToken)
    {
        if (await platform.Store.GetAsync(id, cancellationToken) is not { } mention)
        {
            io.WriteError($"listening: There is no mention {id}. Find it with: listening query … --json");
            return ExitCodes.BadAnswer;
        }

        var events = acts.ConvertAll(act => new ActionEvent
        {
            ActionId = Guid.CreateVersion7(io.Time.GetUtcNow()).ToString(),
            MentionId = mention.Id,
            Unit = mention.Unit,
            FirstHeard = mention.FirstHeard,
            Visibility = mention.Visibility,
            At = io.Time.GetUtcNow(),
            By = by,
            Kind = act.Kind,
            Value = act.Value,
            Basis = mention.Revision,
        });
        await platform.Log.AppendAsync(mention.Unit, events, cancellationToken);
        foreach (var action in events)
            io.WriteJson(action, MentionJson.Action);
        return ExitCodes.Done;
    }
}
