namespace Listening.Demo;

/// <summary>How the sample world behaves.</summary>
internal sealed class DemoOptions
{
    /// <summary>Decides the times of posts. The same seed gives the same bytes at the same instant.</summary>
    public int Seed { get; init; } = 2026;

    /// <summary>Publishes everything at once; edits happen on the second visit of their feed.</summary>
    public bool Once { get; init; }

    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The instant that offsets count from; null for the moment of the start.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Mean time between two new posts of a live demo. 2.5 seconds.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>When a live demo edits, counted from the start. 40 seconds.</summary>
    public TimeSpan EditAfter { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How long the failing feed keeps a visitor waiting before it hangs up. 4 seconds.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(4);
}
