using System.CommandLine;
using Listening.CommandLine;
using Listening.Commands.Searching;
using Listening.Hosting;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Commands;

/// <summary><c>explain 'Q' [--text T | --id ID] [--from DIALECT]</c>: how a query is read, advice and, with a text or a stored mention, which clause is found where and which change would flip the answer.
/// Another suite's query is translated first.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandIo io)
    {
        var query = new Argument<string>("Q") { Description = "The query" };
        var text = new Option<string?>("--text") { Description = "A text to try it on", HelpName = "T" };
        var id = new Option<string?>("--id") { Description = "A stored mention to try it on", HelpName = "ID" };
        var from = new Option<string?>("--from") { Description = "The query is written for another suite: translate it and say what is not the same", HelpName = "SUITE" };
        from.AcceptOnlyFromAmong([.. Enum.GetNames<QueryDialect>().Select(name => name.ToLowerInvariant())]);
        var (units, config, data, json) = (SharedOptions.Units(), SharedOptions.Config(), SharedOptions.Data(), SharedOptions.Json());
        return Verb.Create(
            "explain",
            "How a query is read, and advice about it; with a text or a stored mention, which clause is found where, and what would have to change for it to match.",
            "listening explain '\"north roast\" -hiring' --text 'North Roast is hiring'",
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(text) is not null && parsed.GetValue(id) is not null)
                    throw CommandException.WrongUse("--text and --id exclude each other: say one of them.");
                var document = parsed.GetValue(id) is { } mention
                    ? await FindAsync(parsed, data, io, mention, cancellationToken)
                    : parsed.GetValue(text) is { } tried ? new QueryDocument { Text = tried } : null;
                var import = parsed.GetValue(from) is { } suite ? Imported(parsed.GetRequiredValue(query), Enum.Parse<QueryDialect>(suite, ignoreCase: true)) : null;
                var ours = import?.Text ?? parsed.GetRequiredValue(query);
                var result = SearchUnits.Read(parsed, config, io).ParseSearch(parsed.GetValue(units) ?? [], ours, TimeZoneInfo.Local);
                return Run(io, QueryFaults.Sound(result, ours), import, document, parsed.GetValue(json));
            },
            query,
            text,
            id,
            from,
            units,
            config,
            data,
            json);
    }

    private static async Task<QueryDocument> FindAsync(ParseResult parsed, Option<string?> data, CommandIo io, string id, CancellationToken cancellationToken)
    {
        await using var platform = Platform.Of(parsed, data, io);
        return (await platform.Store.GetAsync(id, cancellationToken))?.ToQueryDocument()
            ?? throw new CommandException(ExitCodes.BadAnswer, $"There is no mention {id}. Find it with: listening query … --json");
    }

    private static int Run(CommandIo io, Query query, QueryImport? import, QueryDocument? document, bool json)
    {
        var explanation = Explainer.Explain(query, document ?? new(), io.Time.GetUtcNow());
        if (json)
        {
            io.WriteJson(ExplainJson.Of(query, explanation, document is not null) with { Import = import is null ? null : ExplainedImport.Of(import) }, ExplainContext.Default.ExplainJson);
            return ExitCodes.Done;
        }

        if (import is not null)
            ImportText.Write(io, import);
        new ExplainText(io).Write(query, explanation, document);
        return ExitCodes.Done;
    }

    private static QueryImport Imported(string text, QueryDialect dialect)
    {
        var import = QueryImport.Read(text, dialect);
        return import.Text is not null ? import
            : throw CommandException.WrongUse($"the query cannot be translated from {dialect}:\n" + string.Join('\n', import.Notes.Select(ImportText.Line)));
    }
}
