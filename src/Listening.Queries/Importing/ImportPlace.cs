namespace Listening.Queries;

/// <summary>Where a node of a foreign query stands.</summary>
/// <param name="Field">The field whose value it is part of.</param>
/// <param name="Inside">True inside words of a part, where no field can stand.</param>
/// <param name="Excluded">True below an odd number of NOTs, where finding less means finding more.</param>
internal readonly record struct ImportPlace(ImportFieldRule? Field = null, bool Inside = false, bool Excluded = false)
{
    internal ImportPlace Not() => this with { Excluded = !Excluded };

    internal ImportDirection Seen(ImportDirection direction) => (direction, Excluded) switch
    {
        (ImportDirection.FindsMore, true) => ImportDirection.FindsLess,
        (ImportDirection.FindsLess, true) => ImportDirection.FindsMore,
        _ => direction,
    };
}
