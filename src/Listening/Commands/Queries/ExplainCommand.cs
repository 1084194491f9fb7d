using System.CommandLine;
using Listening.CommandLine;
using Listening.Hosting;
using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Sqlite;

namespace Listening.Commands;

/// <summary><c>explain 'Q' [--text T | --id ID]</c>: how a query is read, advice and, with a text or a stored mention, which clause is found where and which change would flip the answer.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandIo io)
    {
        var query = new Argument<string>("Q") { Description = "The query" };
        var text = new Option<string?>("--text") { Description = "A text to try it on", HelpName = "T" };
        var id = new Option<string?>("--id") { Description = "A stored mention to try it on", HelpName = "ID" };
        var data = SharedOptions.Data();
        var json = SharedOptions.Json();
        return Verb.Create(
            "explain",
            "How a query is read, and advice about it; with a text or a stored mention, which clause is found where, and what would have to change for it to match.",
            "listening explain '\"north roast\" -hiring' --text 'North Roast is hiring'",
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(text) is not null && parsed.GetValue(id) is not null)
                    throw CommandException.WrongUse("--text and --id exclude each other: say one of them.");
                var document = parsed.GetValue(id) is { } mention
                    ? await FindAsync(DataFolder.Resolve(parsed.GetValue(data), io).Existing(), mention, cancellationToken)
                    : parsed.GetValue(text) is { } tried ? new QueryDocument { Text = tried } : null;
                return Run(io, parsed.GetRequiredValue(query), document, parsed.GetValue(json));
            },
            query,
            text,
            id,
            data,
            json);
    }

    private static async Task<QueryDocument> FindAsync(DataFolder data, string id, CancellationToken cancellationToken)
    {
        using var store = new SqliteMentionStore(data.Store);
        return (await store.GetAsync(id, cancellationToken))?.ToQueryDocument()
            ?? throw new CommandException(ExitCodes.BadAnswer, $"There is no mention {id} in {data.Path}. Find it with: listening query … --json");
    }

    private static int Run(CommandIo io, string text, QueryDocument? document, bool json)
    {
        var result = Searching.SearchUnits.Default(io).ParseSearch([], text, TimeZoneInfo.Local);
        if (result.Query is not { } query)
            throw CommandException.WrongUse("the query cannot be read: " + string.Join('\n', result.Errors.Select(error => QueryErrorText.Render(text, error))));
        var explanation = Explainer.Explain(query, document ?? new(), io.Time.GetUtcNow());
        if (json)
            io.WriteJson(ExplainJson.Of(query, explanation, document is not null), ExplainContext.Default.ExplainJson);
        else
            new ExplainText(io).Write(query, explanation, document);
        return ExitCodes.Done;
    }
}
