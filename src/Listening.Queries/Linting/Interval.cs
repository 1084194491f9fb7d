namespace Listening.Queries;

/// <summary>A range of numbers, or of times as ticks: since the year 1, or back from the moment of asking.</summary>
internal readonly record struct Interval(double From, bool FromInclusive, double To, bool ToInclusive, bool Relative)
{
    internal static Interval Of(FieldTest.Numbers test) =>
        new(test.From ?? double.NegativeInfinity, test.FromInclusive, test.To ?? double.PositiveInfinity, test.ToInclusive, false);

    /// <summary>Null where one bound is an instant and the other a distance back: their order depends on the moment.</summary>
    internal static Interval? Of(FieldTest.Times test)
    {
        var relative = (test.From ?? test.To)?.Before is not null;
        if (test is { From: { } from, To: { } to } && from.Before is null != to.Before is null)
            return null;
        return new(Ticks(test.From) ?? double.NegativeInfinity, test.FromInclusive, Ticks(test.To) ?? double.PositiveInfinity, test.ToInclusive, relative);
    }

    /// <summary>Measured from the same point.</summary>
    internal bool IsSame(Interval other) => Relative == other.Relative;

    internal bool IsWithin(Interval other) =>
        (From > other.From || (From.Equals(other.From) && (other.FromInclusive || !FromInclusive)))
        && (To < other.To || (To.Equals(other.To) && (other.ToInclusive || !ToInclusive)));

    internal bool IsApart(Interval other) => EndsBefore(this, other) || EndsBefore(other, this);

    private static bool EndsBefore(Interval a, Interval b) => a.To < b.From || (a.To.Equals(b.From) && !(a.ToInclusive && b.FromInclusive));

    // Whole seconds and milliseconds are exact in a double of ticks up to the year 9999 to within a microsecond; literals are no finer than a millisecond.
    private static double? Ticks(QueryTime? time) => time switch
    {
        null => null,
        { Before: { } before } => -before.Ticks,
        _ => time.Value.At!.Value.UtcTicks,
    };
}
