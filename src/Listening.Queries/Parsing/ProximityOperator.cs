namespace Listening.Queries;

/// <summary>An operator between two sides as written.</summary>
/// <param name="Name"><c>NEAR</c>, <c>ONEAR</c> (also for <c>NEAR/nf</c>), <c>SENTENCE</c> or <c>PARAGRAPH</c>.</param>
/// <param name="Distance">Most tokens between, of the first two.</param>
internal sealed record ProximityOperator(string Name, int Distance)
{
    /// <summary>The operator of a run that is one, or null with a fault.</summary>
    internal static ProximityOperator? Read(ReadOnlySpan<char> run, out string? fault)
    {
        var name = Operators.Name(run);
        fault = null;
        if (name is "SENTENCE" or "PARAGRAPH")
        {
            fault = name.Length < run.Length ? $"{name} takes no number." : null;
            return fault is null ? new(name.ToString(), 0) : null;
        }

        if (name.Length == run.Length)
            return new(name.ToString(), QueryLimits.UsualNear);
        var digits = run[(name.Length + 1)..];
        var ordered = name is "ONEAR" || digits.EndsWith('f');
        if (name is "NEAR" && digits.EndsWith('f'))
            digits = digits[..^1];
        return OperatorNumber.Read(name, digits, 0, QueryLimits.Near, out fault) is { } distance ? new(ordered ? "ONEAR" : "NEAR", distance) : null;
    }

    /// <summary>The operator with a number that it takes, or without the number that it does not; null where there is no telling.</summary>
    internal static string? Nearest(ReadOnlySpan<char> run)
    {
        var name = Operators.Name(run);
        if (name is "SENTENCE" or "PARAGRAPH")
            return name.ToString();
        return run.Length == name.Length + 1 ? $"{name}/{QueryLimits.UsualNear}" : OperatorNumber.Nearest(name, run[(name.Length + 1)..].TrimEnd('f'), 0, QueryLimits.Near);
    }

    internal ProximityNode Between(QueryNode left, QueryNode right) => Name switch
    {
        "NEAR" or "ONEAR" => new NearNode { Left = left, Right = right, Distance = Distance, Ordered = Name == "ONEAR" },
        _ => new TogetherNode { Left = left, Right = right, Paragraph = Name == "PARAGRAPH" },
    };
}
