using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>Cuts what a server would refuse as nested too deeply: a part below the limit becomes everything (nothing below a NOT), and the matcher verifies.</summary>
internal sealed class ConditionDepth
{
    private bool _cut;

    /// <summary>The first operator that was cut off; null where unknown or none was.</summary>
    public QueryNode? Origin { get; private set; }

    public bool HasCut => _cut;

    public Condition Limit(Condition condition, int room, bool wide = true)
    {
        if (condition.Depth <= room || condition is not Group group)
            return condition;
        if (room <= 1)
        {
            Origin ??= group.Origin;
            _cut = true;
            return wide ? Condition.Everything : Condition.Nothing;
        }

        var should = group.Should.Select(child => Limit(child, room - 1, wide)).ToList();
        return ConditionAlgebra.And(
        [
            .. group.Must.Select(child => Limit(child, room - 1, wide)),
            .. should.Count == 0 ? [] : new[] { ConditionAlgebra.Or(should) },
            .. group.MustNot.Select(child => ConditionAlgebra.Not(Limit(child, room - 1, !wide))),
        ]);
    }
}
