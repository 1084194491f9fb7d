using System.CommandLine;
using Listening.CommandLine;
using Listening.Queries;

namespace Listening.Commands;

/// <summary><c>explain 'Q' [--text T]</c>: how a query is read, advice and, with a text, which clause is found where and which change would flip the answer.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandIo io)
    {
        var query = new Argument<string>("Q") { Description = "The query" };
        var text = new Option<string?>("--text") { Description = "A text to try it on", HelpName = "T" };
        var json = SharedOptions.Json();
        return Verb.Create(
            "explain",
            "How a query is read, and advice about it; with a text, which clause is found where, and what would have to change for it to match.",
            "listening explain '\"north roast\" -hiring' --text 'North Roast is hiring'",
            (parsed, _) => Task.FromResult(Run(io, parsed.GetRequiredValue(query), parsed.GetValue(text), parsed.GetValue(json))),
            query,
            text,
            json);
    }

    private static int Run(CommandIo io, string text, string? tried, bool json)
    {
        var result = Query.Parse(text, QueryOptions.Search);
        if (result.Query is not { } query)
            throw CommandException.WrongUse("the query cannot be read: " + string.Join('\n', result.Errors.Select(error => QueryErrorText.Render(text, error))));
        var document = tried is null ? null : new QueryDocument { Text = tried };
        var explanation = Explainer.Explain(query, document ?? new(), io.Time.GetUtcNow());
        if (json)
            io.WriteJson(ExplainJson.Of(query, explanation, document is not null), ExplainContext.Default.ExplainJson);
        else
            new ExplainText(io).Write(query, explanation, document);
        return ExitCodes.Done;
    }
}
