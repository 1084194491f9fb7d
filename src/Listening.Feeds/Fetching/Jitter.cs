namespace Listening.Feeds;

/// <summary>Random numbers in [0, 1) for many polls at once; <see cref="Random"/> itself is for one.</summary>
internal sealed class Jitter(Random random)
{
    private readonly Lock _lock = new();

    public double Next()
    {
        lock (_lock)
            return random.NextDouble();
    }
}
