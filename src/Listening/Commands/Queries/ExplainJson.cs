using System.Text.Json.Serialization;
using Listening.Queries;

namespace Listening.Commands;

/// <summary>What <c>explain --json</c> prints. Without a document: no <c>matched</c>, no spans; without <c>--from</c>: no <c>import</c>.</summary>
internal sealed record ExplainJson(string Canonical, ExplainedClause Tree, IReadOnlyList<ExplainedLint> Lint, bool? Matched, IReadOnlyList<string>? Failed, IReadOnlyList<ClauseChange>? Changes)
{
    public required ExplainedCost Cost { get; init; }

    public string? Rewrite { get; init; }

    public ExplainedImport? Import { get; init; }

    public static ExplainJson Of(Query query, QueryExplanation explanation, bool tried) => new(
        query.ToString(),
        ExplainedClause.Of(explanation.Root, tried),
        [.. query.Lint.Select(lint => new ExplainedLint(lint.Code, lint.Message, lint.Position.Start, lint.Position.Length))],
        tried ? explanation.Matched : null,
        tried ? [.. explanation.Failed.Select(clause => clause.Text)] : null,
        tried ? explanation.Changes : null)
    {
        Cost = new(query.Cost.MatchShare, query.Cost.Work, query.Cost.DearestText, query.Cost.OverBudget),
        Rewrite = tried ? explanation.Rewrite : null,
    };
}

/// <summary>What the query is expected to find and to cost, see <see cref="QueryCost"/>.</summary>
internal sealed record ExplainedCost(double MatchShare, double Work, string Dearest, bool OverBudget);

/// <summary>What became of another suite's query.</summary>
internal sealed record ExplainedImport(string Text, IReadOnlyList<ExplainedNote> Notes)
{
    public static ExplainedImport Of(QueryImport import) => new(import.Text!, [.. import.Notes.Select(ExplainedNote.Of)]);
}

/// <summary>A remark on it and where it applies, in UTF-16 units of what was given.</summary>
internal sealed record ExplainedNote(string Code, string Severity, string? Direction, string Message, int Start, int Length)
{
    public static ExplainedNote Of(ImportNote note) => new(note.Code, ImportText.Name(note.Severity), ImportText.Name(note.Direction), note.Message, note.Position.Start, note.Position.Length);
}

/// <summary>A clause of the tree.</summary>
internal sealed record ExplainedClause(string Kind, string Text, bool? Matched, IReadOnlyList<ExplainedSpan>? Spans, IReadOnlyList<ExplainedClause>? Clauses)
{
    public static ExplainedClause Of(ClauseExplanation clause, bool tried) => new(
        ClauseKinds.Of(clause.Node),
        clause.Text,
        tried ? clause.Matched : null,
        tried ? [.. clause.Spans.Select(span => new ExplainedSpan(span.Part == QueryPart.Title ? "title" : "text", span.Start, span.Length))] : null,
        clause.Children.Count == 0 ? null : [.. clause.Children.Select(child => Of(child, tried))]);
}

/// <summary>A place in UTF-16 units.</summary>
internal sealed record ExplainedSpan(string Field, int Start, int Length);

/// <summary>Advice and where it applies.</summary>
internal sealed record ExplainedLint(string Code, string Message, int Start, int Length);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExplainJson))]
internal sealed partial class ExplainContext : JsonSerializerContext;
