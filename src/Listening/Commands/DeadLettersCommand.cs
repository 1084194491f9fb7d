using System.CommandLine;
using System.Text;
using Listening.CommandLine;
using Listening.Hosting;
using Listening.Mentions;

namespace Listening.Commands;

/// <summary><c>dead-letters list|show|retry|drop</c>: the quarantine.</summary>
internal static class DeadLettersCommand
{
    private const string Example = "listening dead-letters list --unit roastery";

    public static Command Create(CommandIo io)
    {
        return Verb.Group("dead-letters", "Records that were set aside: look at them, send them again, or drop them.", Example, List(io), Show(io), Retry(io), Drop(io));
    }

    private static Verb List(CommandIo io)
    {
        var data = SharedOptions.Data();
        var units = SharedOptions.Units();
        var json = SharedOptions.Json();
        return Verb.Create(
            "list",
            "All dead letters, oldest first.",
            Example,
            async (parsed, cancellationToken) =>
            {
                await using var platform = Platform.Of(parsed, data, io);
                var asked = parsed.GetValue(units) is { Length: > 0 } names ? platform.Kafka is null ? UnitFilter.Of(DataFolder.Resolve(parsed.GetValue(data), io), names) : names : null;
                foreach (var letter in await platform.Log.DeadLettersAsync(null, cancellationToken))
                {
                    if (asked is null || asked.Contains(letter.Unit))
                        Write(io, letter, parsed.GetValue(json));
                }

                return ExitCodes.Done;
            },
            data,
            units,
            json);
    }

    private static Verb Show(CommandIo io) => OnOne(io, "show", "One dead letter with its bytes.", async (log, id, cancellationToken) =>
    {
        if ((await log.DeadLettersAsync(null, cancellationToken)).FirstOrDefault(letter => letter.Id == id) is not { } found)
            return false;
        io.WriteLine(TerminalText.OneLine($"{found.Id}  {found.Topic}  {found.Partition}@{found.Offset}  key {found.Key}"));
        io.WriteLine(TerminalText.OneLine($"{UtcMilliseconds.ToText(found.At)}  {found.ErrorType}: {found.Reason}"));
        foreach (var (name, value) in found.Headers)
            io.WriteLine($"{name}: {value}");
        io.WriteLine();
        io.WriteLine(found.Payload is { } payload ? Encoding.UTF8.GetString(payload) : "(no value)");
        return true;
    });

    private static Verb Retry(CommandIo io) => OnOne(io, "retry", "Puts a dead letter back into its stream, after what was wrong is mended.", (log, id, cancellationToken) => log.RetryAsync(id, cancellationToken));

    private static Verb Drop(CommandIo io) => OnOne(io, "drop", "Takes a dead letter away for good; the ledger goes on counting it.", (log, id, cancellationToken) => log.DropAsync(id, cancellationToken));

    private static Verb OnOne(CommandIo io, string name, string description, Func<IEventLog, string, CancellationToken, Task<bool>> work)
    {
        var id = new Argument<string>("ID") { Description = "As list prints it" };
        var data = SharedOptions.Data();
        return Verb.Create(
            name,
            description,
            $"listening dead-letters {name} 0123456789abcdef0123456789abcdef",
            async (parsed, cancellationToken) =>
            {
                await using var platform = Platform.Of(parsed, data, io);
                if (await work(platform.Log, parsed.GetRequiredValue(id), cancellationToken))
                    return ExitCodes.Done;
                io.WriteError($"listening: There is no dead letter {parsed.GetRequiredValue(id)}. See: listening dead-letters list");
                return ExitCodes.BadAnswer;
            },
            id,
            data);
    }

    private static void Write(CommandIo io, DeadLetter letter, bool json)
    {
        if (json)
            io.WriteJson(letter, MentionJson.DeadLetter);
        else
            io.WriteLine(TerminalText.OneLine($"{letter.Id}  {UtcMilliseconds.ToText(letter.At)}  {letter.Unit}  {letter.Topic}  {letter.ErrorType}: {letter.Reason}"));
    }
}
