namespace Listening.Storage.Elasticsearch;

/// <summary>What a node became: two conditions that enclose it.</summary>
/// <param name="Wide">Holds for every document that the node matches.</param>
/// <param name="Narrow">Holds for no document that the node does not match: what counts below a NOT.</param>
internal readonly record struct Translation(Condition Wide, Condition Narrow)
{
    public static readonly Translation Nothing = Exactly(Condition.Nothing);

    public static readonly Translation Unknown = new(Condition.Everything, Condition.Nothing);

    public bool IsExact => ReferenceEquals(Wide, Narrow);

    public static Translation Exactly(Condition condition) => new(condition, condition);

    public static Translation AtMost(Condition wide) => new(wide, Condition.Nothing);

    public static Translation And(IReadOnlyList<Translation> parts) => Combine(parts, ConditionAlgebra.And);

    public static Translation Or(IReadOnlyList<Translation> parts) => Combine(parts, ConditionAlgebra.Or);

    public Translation Not() => IsExact ? Exactly(ConditionAlgebra.Not(Wide)) : new(ConditionAlgebra.Not(Narrow), ConditionAlgebra.Not(Wide));

    private static Translation Combine(IReadOnlyList<Translation> parts, Func<IReadOnlyList<Condition>, Condition> combine)
    {
        var wide = combine([.. parts.Select(part => part.Wide)]);
        return parts.All(part => part.IsExact) ? Exactly(wide) : new(wide, combine([.. parts.Select(part => part.Narrow)]));
    }
}
