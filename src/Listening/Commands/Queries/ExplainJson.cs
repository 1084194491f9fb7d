using System.Text.Json.Serialization;
using Listening.Queries;

namespace Listening.Commands;

/// <summary>What <c>explain --json</c> prints. Without a document: no <c>matched</c>, no spans.</summary>
internal sealed record ExplainJson(string Canonical, ExplainedClause Tree, IReadOnlyList<ExplainedLint> Lint, bool? Matched, IReadOnlyList<string>? Failed, IReadOnlyList<ClauseChange>? Changes)
{
    public static ExplainJson Of(Query query, QueryExplanation explanation, bool tried) => new(
        query.ToString(),
        ExplainedClause.Of(explanation.Root, tried),
        [.. query.Lint.Select(lint => new ExplainedLint(lint.Code, lint.Message, lint.Position.Start, lint.Position.Length))],
        tried ? explanation.Matched : null,
        tried ? [.. explanation.Failed.Select(clause => clause.Text)] : null,
        tried ? explanation.Changes : null);
}

/// <summary>A clause of the tree.</summary>
internal sealed record ExplainedClause(string Kind, string Text, bool? Matched, IReadOnlyList<ExplainedSpan>? Spans, IReadOnlyList<ExplainedClause>? Clauses)
{
    public static ExplainedClause Of(ClauseExplanation clause, bool tried) => new(
        KindOf(clause.Node),
        clause.Text,
        tried ? clause.Matched : null,
        tried ? [.. clause.Spans.Select(span => new ExplainedSpan(span.Part == QueryPart.Title ? "title" : "text", span.Start, span.Length))] : null,
        clause.Children.Count == 0 ? null : [.. clause.Children.Select(child => Of(child, tried))]);

    public static string KindOf(QueryNode node) => node switch
    {
        WordNode { Prefix: true } => "prefix",
        WordNode => "word",
        PhraseNode => "phrase",
        FieldNode => "field",
        AndNode => "and",
        OrNode => "or",
        NotNode => "not",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>A place in UTF-16 units.</summary>
internal sealed record ExplainedSpan(string Field, int Start, int Length);

/// <summary>Advice and where it applies.</summary>
internal sealed record ExplainedLint(string Code, string Message, int Start, int Length);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExplainJson))]
internal sealed partial class ExplainContext : JsonSerializerContext;
