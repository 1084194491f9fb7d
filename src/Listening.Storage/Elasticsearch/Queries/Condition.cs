using System.Text.Json.Nodes;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>A condition on a document, before it is written as JSON: so that it can be flattened, counted and measured.</summary>
internal abstract class Condition
{
    public static readonly Condition Everything = new Constant(true);

    public static readonly Condition Nothing = new Constant(false);

    /// <summary>Queries within each other, itself included: what <c>indices.query.bool.max_nested_depth</c> counts.</summary>
    public int Depth { get; protected init; } = 1;

    /// <summary>Leaves, as Lucene counts them against <c>indices.query.bool.max_clause_count</c>: a <c>terms</c> is one, an interval rule one for each term.</summary>
    public int Clauses { get; protected init; } = 1;
}

/// <summary>True or false of every document.</summary>
internal sealed class Constant(bool value) : Condition
{
    public bool Value => value;
}

/// <summary>A field holds one of some exact terms. Kept apart from other leaves because many of them fold into one.</summary>
internal sealed class AnyOf : Condition
{
    public AnyOf(string field, IReadOnlyList<string> terms) => (Field, Terms) = (field, terms);

    public string Field { get; }

    public IReadOnlyList<string> Terms { get; }
}

/// <summary>Any other query without queries inside.</summary>
internal sealed class Leaf : Condition
{
    public Leaf(JsonObject json, int clauses = 1) => (Json, Clauses) = (json, clauses);

    public JsonObject Json { get; }
}

/// <summary>A <c>bool</c>: all of <see cref="Must"/>, one of <see cref="Should"/> where there are any, none of <see cref="MustNot"/>.</summary>
internal sealed class Group : Condition
{
    public Group(IReadOnlyList<Condition> must, IReadOnlyList<Condition> should, IReadOnlyList<Condition> mustNot)
    {
        (Must, Should, MustNot) = (must, should, mustNot);
        foreach (var child in must.Concat(should).Concat(mustNot))
        {
            Depth = Math.Max(Depth, child.Depth + 1);
            Clauses += child.Clauses;
        }

        Clauses--;
    }

    public IReadOnlyList<Condition> Must { get; }

    public IReadOnlyList<Condition> Should { get; }

    public IReadOnlyList<Condition> MustNot { get; }

    /// <summary>The operator it was made of.</summary>
    public QueryNode? Origin { get; set; }
}
