using System.Globalization;
using Listening.CommandLine;
using Listening.Queries;

namespace Listening.Commands;

/// <summary>Prints an explanation for people.</summary>
internal sealed class ExplainText(CommandIo io)
{
    private const int Places = 5;

    public void Write(Query query, QueryExplanation explanation, QueryDocument? document)
    {
        io.WriteLine("query: " + query);
        WriteTree(explanation.Root, document, depth: 0);
        var cost = query.Cost;
        io.WriteLine(string.Create(CultureInfo.InvariantCulture, $"estimate: matches about {cost.MatchShare * 1000:0.###} of 1,000 documents; work {cost.Work:0} of {QueryCost.Budget:0}, the dearest clause is {cost.DearestText}"));
        foreach (var lint in query.Lint)
            io.WriteLine($"advice, at {lint.Position.Start + 1}: {lint.Message} [{lint.Code}]");
        if (document is not null)
            WriteAnswer(explanation);
    }

    private void WriteTree(ClauseExplanation clause, QueryDocument? document, int depth)
    {
        var mark = document is null ? "·" : clause.Matched ? "✓" : "✗";
        var places = document is null || clause.Children.Count > 0 ? "" : Found(clause, document);
        var text = clause.Children.Count > 0 ? ClauseKinds.Label(clause.Node) : $"{ClauseKinds.Of(clause.Node)} {clause.Text}";
        io.WriteLine($"{new string(' ', (depth * 2) + 2)}{mark} {text}{places}");
        foreach (var child in clause.Children)
            WriteTree(child, document, depth + 1);
    }

    private static string Found(ClauseExplanation clause, QueryDocument document)
    {
        var places = clause.Spans.Take(Places).Select(span => $"\"{TerminalText.OneLine(Part(document, span).Substring(span.Start, span.Length))}\" at {span.Start + 1}");
        var more = clause.Spans.Count > Places ? $" and {clause.Spans.Count - Places} more" : "";
        return clause.Spans.Count == 0 ? "" : $": {string.Join(", ", places)}{more}";
    }

    private static string Part(QueryDocument document, QuerySpan span) => (span.Part == QueryPart.Title ? document.Title : document.Text)!;

    private void WriteAnswer(QueryExplanation explanation)
    {
        io.WriteLine(explanation.Matched ? "matches" : "does not match: " + string.Join("; ", explanation.Failed.Select(clause => clause.Text)));
        foreach (var change in explanation.Changes)
            WriteChange(change);
        if (explanation.Rewrite is not null)
            io.WriteLine("this would match: " + explanation.Rewrite);
    }

    private void WriteChange(ClauseChange change)
    {
        io.WriteLine($"it would match {(change.ShouldMatch ? "with" : "without")}: {change.Clause}");
        if (change.Hint is not null)
            io.WriteLine("  " + TerminalText.OneLine(change.Hint) + (change.Rewrite is null ? "" : "; write: " + change.Rewrite));
    }
}
