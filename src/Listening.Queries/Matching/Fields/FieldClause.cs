namespace Listening.Queries;

/// <summary>A test of a field.</summary>
internal sealed class FieldClause(int number, FieldNode node) : Clause
{
    internal override bool Matches(MatchContext context) => context.Fields.Holds(number, node, context);

    internal override void Locate(MatchContext context, List<QuerySpan> spans)
    {
    }
}
