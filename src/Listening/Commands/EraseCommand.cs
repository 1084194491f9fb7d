using System.CommandLine;
using Listening.CommandLine;
using Listening.Hosting;
using Listening.Mentions;
using Listening.Reports;
using Listening.Storage.Sqlite;

namespace Listening.Commands;

/// <summary><c>erase</c>: a person's or an item's data, everywhere and for good.</summary>
internal static class EraseCommand
{
    /// <summary>Acts in one transaction of a unit's file.</summary>
    private const int Chunk = 200;

    public static Command Create(CommandIo io)
    {
        var author = new Option<string?>("--author") { Description = "Everything by this name or handle, whatever its capitals", HelpName = "A" };
        var ids = new Option<string[]>("--id") { Description = "This item; repeatable", HelpName = "ID" };
        var reason = new Option<string>("--reason") { Description = "Why; kept with the tombstone: name nobody", HelpName = "R", Required = true };
        var by = new Option<string?>("--by") { Description = "Who erases. Default: the name you are signed in with", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only says what would be erased" };
        var units = SharedOptions.Units();
        var data = SharedOptions.Data();
        return Verb.Create(
            "erase",
            "Removes a person's or an item's data for good, without asking: store, outbox, dead letters, notes. A tombstone without content stays; it is not heard again, and no replay brings it back. Prints what is erased; the indexer clears the store when it runs.",
            "listening erase --author \"Ana Lind\" --reason \"asked by mail, case 17\"",
            async (parsed, cancellationToken) =>
            {
                await Platform.EmbeddedOnlyAsync(parsed, data, io, "erase");
                var folder = DataFolder.Resolve(parsed.GetValue(data), io).Existing();
                var asked = (Author: parsed.GetValue(author), Ids: (parsed.GetValue(ids) ?? []).ToHashSet(StringComparer.Ordinal));
                if (string.IsNullOrWhiteSpace(asked.Author) == (asked.Ids.Count == 0))
                    throw CommandException.WrongUse("Say whose data or which item: either --author or --id.");
                var why = parsed.GetRequiredValue(reason);
                if (string.IsNullOrWhiteSpace(why) || why.Length > 1_000)
                    throw CommandException.WrongUse("--reason: say why, in at most 1,000 characters.");
                var found = await new ErasureSearch(folder, io.Time, asked.Author, asked.Ids).FindAsync(UnitFilter.Of(folder, parsed.GetValue(units)), cancellationToken);
                var isDry = parsed.GetValue(dryRun);
                foreach (var item in found)
                    io.WriteLine(TerminalText.OneLine($"{item.Unit}/{item.Id}  {string.Join(", ", item.Places)}"));
                if (!isDry)
                    await EraseAsync(io, folder, found, why, parsed.GetValue(by) ?? (io.Environment("USER") is { Length: > 0 } user ? user : "unknown"), cancellationToken);
                io.WriteError($"{found.Count} {(found.Count == 1 ? "item" : "items")} {(isDry ? "would be erased." : "erased.")}");
                return found.Count > 0 || asked.Author is not null ? ExitCodes.Done : ExitCodes.BadAnswer;
            },
            author,
            ids,
            reason,
            by,
            dryRun,
            units,
            data);
    }

    private static async Task EraseAsync(CommandIo io, DataFolder folder, IReadOnlyList<Erasable> found, string reason, string by, CancellationToken cancellationToken)
    {
        var log = new SqliteEventLog(folder.Path, io.Time);
        foreach (var unit in found.GroupBy(item => item.Unit))
        {
            foreach (var items in unit.Chunk(Chunk))
                await log.AppendAsync(unit.Key, [.. items.Select(Act)], cancellationToken);
        }

        ActionEvent Act(Erasable item) => new()
        {
            ActionId = Guid.CreateVersion7(io.Time.GetUtcNow()).ToString(),
            MentionId = item.Id,
            Unit = item.Unit,
            FirstHeard = item.FirstHeard,
            Visibility = item.Visibility,
            At = io.Time.GetUtcNow(),
            By = by,
            Kind = ActionKinds.Erased,
            Value = reason,
        };
    }
}
