namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>A stretch of positions, both ends in it; <paramref name="Gaps"/> is how many of them no part of the rule stands on.</summary>
internal readonly record struct Stretch(int Start, int End, int Gaps)
{
    public int Width => End - Start + 1;
}

/// <summary>Where a rule holds in a text.</summary>
/// <param name="In">The stretches, shortest ones only where a rule has several parts.</param>
/// <param name="Least">The width of the shortest there can be.</param>
internal sealed record IntervalSource(Func<IndexedDocument, List<Stretch>> In, int Least)
{
    // Alternatives within alternatives are written out; no query of ours comes near.
    private const int MostAlternatives = 4_096;

    /// <summary>Set where the rule is one of several: those are tried one by one inside a larger rule, since the shortest of their union would hide longer ones.</summary>
    public IReadOnlyList<IntervalSource> Alternatives { get; init; } = [];

    public static IntervalSource None { get; } = new(_ => [], 1);

    public static IntervalSource Of(FieldMapping field, Func<string, bool> fits) =>
        new(document => [.. document.Tokens(field).Where(token => fits(token.Text)).Select(token => new Stretch(token.Position, token.Position, 0))], 1);

    public static IntervalSource Any(List<IntervalSource> rules)
    {
        List<IntervalSource> alternatives = [.. rules.SelectMany(rule => rule.Alternatives is { Count: > 0 } inner ? inner : [rule])];
        return new IntervalSource(document => Shortest([.. alternatives.SelectMany(rule => rule.In(document))]), alternatives.Count == 0 ? 1 : alternatives.Min(rule => rule.Least)) { Alternatives = alternatives };
    }

    /// <summary>All rules, in order and apart or in any order; at most so many gaps, any number where negative.</summary>
    public static IntervalSource All(List<IntervalSource> rules, bool ordered, int maxGaps)
    {
        if (rules.Exists(rule => rule.Alternatives.Count > 0))
            return Any([.. Choices(rules).Select(choice => All(choice, ordered, maxGaps))]);
        var least = rules.Sum(rule => rule.Least);
        return new IntervalSource(
            document =>
            {
                var parts = rules.Select(rule => rule.In(document)).ToList();
                if (parts.Exists(part => part.Count == 0))
                    return [];
                var found = Shortest(ordered ? IntervalSearch.Ordered(parts) : IntervalSearch.Unordered(parts));
                return maxGaps < 0 ? found : found.FindAll(stretch => stretch.Gaps <= maxGaps);
            },
            least);
    }

    private static List<List<IntervalSource>> Choices(List<IntervalSource> rules)
    {
        List<List<IntervalSource>> choices = [[]];
        foreach (var rule in rules)
        {
            IReadOnlyList<IntervalSource> options = rule.Alternatives is { Count: > 0 } several ? several : [rule];
            choices = [.. choices.SelectMany(_ => options, (choice, option) => (List<IntervalSource>)[.. choice, option])];
            if (choices.Count > MostAlternatives)
                throw SimulatedFailure.BadRequest("Too many disjunctions to expand");
        }

        return choices;
    }

    // None contains another; equal ones once, with the fewest gaps.
    private static List<Stretch> Shortest(List<Stretch> stretches)
    {
        var kept = new List<Stretch>();
        foreach (var stretch in stretches.OrderBy(stretch => stretch.End).ThenByDescending(stretch => stretch.Start).ThenBy(stretch => stretch.Gaps))
        {
            if (kept.Count == 0 || stretch.Start > kept[^1].Start)
                kept.Add(stretch);
        }

        return kept;
    }
}
