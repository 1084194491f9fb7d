namespace Listening.Tests.Listener;

/// <summary>No chance at all: first polls come at once.</summary>
internal sealed class NoSpread : Random
{
    public override double NextDouble() => 0;
}
