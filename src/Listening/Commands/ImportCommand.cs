using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using Listening.CommandLine;
using Listening.Hosting;
using Listening.Mentions;
using Listening.Reports;
using Listening.Storage.Sqlite;

namespace Listening.Commands;

/// <summary><c>import F.jsonl --unit U</c>: mention documents, as <c>export</c> writes them, into a unit.</summary>
internal static partial class ImportCommand
{
    public static Command Create(CommandIo io)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "JSON lines of mention documents, as export writes them" };
        var unit = new Option<string>("--unit") { Description = "The unit that gets them", HelpName = "NAME", Required = true };
        var data = SharedOptions.Data();
        return Verb.Create(
            "import",
            "Puts mention documents into a unit's log, from where the indexer takes them. A repeat changes nothing; a faulty line is named and the others go on.",
            "listening import roastery.jsonl --unit roastery",
            async (parsed, cancellationToken) =>
            {
                var name = parsed.GetRequiredValue(unit);
                if (!UnitName().IsMatch(name) || name == "store")
                    throw CommandException.WrongUse($"--unit {name}: a unit's name is lower-case letters, digits and hyphens, begins with a letter, has at most 40 characters, and is not store.");
                return await ImportAsync(io, DataFolder.Resolve(parsed.GetValue(data), io).Prepare(), parsed.GetRequiredValue(file), name, cancellationToken);
            },
            file,
            unit,
            data);
    }

    private static async Task<int> ImportAsync(CommandIo io, DataFolder folder, FileInfo file, string unit, CancellationToken cancellationToken)
    {
        using var state = new SqliteListenerState(folder.Path, unit, "import-" + Guid.CreateVersion7(io.Time.GetUtcNow()).ToString("N"), io.Time);
        var import = new MentionImport(state, unit, io.Time);
        var faults = 0;
        try
        {
            var number = 0;
            await foreach (var line in File.ReadLinesAsync(file.FullName, cancellationToken))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line) && Add(import, line) is { } fault)
                {
                    faults++;
                    io.WriteError($"{file.Name}:{number}: {fault}");
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.WrongUse($"{file.FullName} cannot be read: {exception.Message}");
        }

        import.Flush();
        var counts = import.Counts;
        io.WriteError($"{counts.New} new, {counts.Revised} revised, {counts.Unchanged} unchanged, {counts.Duplicate} duplicate, {(counts.Rejected > 0 ? $"{counts.Rejected} erased before, " : "")}{faults} faulty.");
        return faults == 0 ? ExitCodes.Done : ExitCodes.BadAnswer;
    }

    private static string? Add(MentionImport import, string line)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, MentionJson.Mention) is not { } mention)
                return "The line is null.";
            if (MentionDocumentFault.Of(mention) is { } fault)
                return fault;
            import.Add(mention);
            return null;
        }
        catch (JsonException exception)
        {
            return exception.Message;
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex UnitName();
}
