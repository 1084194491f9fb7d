namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What happens to the bytes of an answer.</summary>
internal sealed record AnswerDamage(bool Half, bool Malformed, int DripBytes, TimeSpan DripEvery)
{
    public static AnswerDamage None { get; } = new(Half: false, Malformed: false, 0, TimeSpan.Zero);
}

/// <summary>The faults that strike one request.</summary>
internal sealed class ChosenFaults(IReadOnlyList<FaultAction> actions, int seed)
{
    public static ChosenFaults None { get; } = new([], 0);

    public AnswerStatus? Instead { get; } = actions.OfType<AnswerStatus>().FirstOrDefault();

    public bool ResetBefore { get; } = actions.OfType<ResetConnection>().Any(reset => !reset.Processed);

    public bool ResetAfter { get; } = actions.OfType<ResetConnection>().Any(reset => reset.Processed);

    public AnswerDamage Damage { get; } = actions.Count == 0
        ? AnswerDamage.None
        : new AnswerDamage(
            actions.OfType<HalfAnswer>().Any(),
            actions.OfType<MalformedAnswer>().Any(),
            actions.OfType<DripAnswer>().FirstOrDefault()?.Bytes ?? 0,
            actions.OfType<DripAnswer>().FirstOrDefault()?.Every ?? TimeSpan.Zero);

    /// <summary>Item faults with their dice thrown: what is left says yes or no of an item.</summary>
    public IReadOnlyList<ItemFault> Items { get; } = [.. actions.OfType<FailItems>().Select(fail => Thrown(fail.Fault, seed))];

    public Task WaitBeforeAsync(TimeProvider time, CancellationToken cancellationToken) => WaitAsync(processed: false, time, cancellationToken);

    public Task WaitAfterAsync(TimeProvider time, CancellationToken cancellationToken) => WaitAsync(processed: true, time, cancellationToken);

    private async Task WaitAsync(bool processed, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var delay in actions.OfType<DelayAnswer>().Where(delay => delay.Processed == processed))
            await Task.Delay(delay.Delay, time, cancellationToken);
        foreach (var hold in actions.OfType<HoldAnswer>().Where(hold => hold.Processed == processed))
            await hold.Until.WaitAsync(cancellationToken);
    }

    private static ItemFault Thrown(ItemFault fault, int seed) =>
        fault.Probability >= 1 ? fault : fault.For(item => fault.Where(item) && Dice(seed, item.Position) < fault.Probability, applied: fault.Applied);

    // A fixed mixing of seed and position (the finaliser of MurmurHash3), so that an item's fate does not depend on how many others were asked before it.
    private static double Dice(int seed, int position)
    {
        var mixed = unchecked((uint)seed ^ ((uint)position * 0x9E3779B9));
        mixed = unchecked((mixed ^ (mixed >> 16)) * 0x85EBCA6B);
        mixed = unchecked((mixed ^ (mixed >> 13)) * 0xC2B2AE35);
        return (mixed ^ (mixed >> 16)) / ((double)uint.MaxValue + 1);
    }
}
