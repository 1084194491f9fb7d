using Listening.Mentions;

namespace Listening.Demo;

/// <summary>What the live view shows at one moment.</summary>
internal sealed record DemoSnapshot
{
    /// <summary>In the order they are shown.</summary>
    public required IReadOnlyList<DemoUnitStanding> Units { get; init; }

    /// <summary>The data folder, for the commands to try.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The console's address; null while there is none.</summary>
    public Uri? Console { get; init; }
}

/// <summary>One unit.</summary>
internal sealed record DemoUnitStanding
{
    /// <summary>Its key in the configuration.</summary>
    public required string Unit { get; init; }

    /// <summary>Shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>Mentions in the store.</summary>
    public required long Mentions { get; init; }

    public long Negative { get; init; }

    public long Neutral { get; init; }

    public long Positive { get; init; }

    public long Unsure { get; init; }

    /// <summary>Outcomes of every fetched entry, cumulative.</summary>
    public required EntryCounts Ledger { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<DemoHeard> Newest { get; init; } = [];

    public IReadOnlyList<DemoSourceHealth> Sources { get; init; } = [];
}

/// <summary>A mention as the view shows it; every text is foreign.</summary>
internal sealed record DemoHeard
{
    public required DateTimeOffset At { get; init; }

    public required string Source { get; init; }

    public required string Author { get; init; }

    public required string Text { get; init; }

    /// <summary>The label: negative, neutral, positive or unsure.</summary>
    public required string Sentiment { get; init; }
}

/// <summary>How a source is.</summary>
internal sealed record DemoSourceHealth
{
    public required string Source { get; init; }

    /// <summary>The last poll succeeded.</summary>
    public required bool Healthy { get; init; }

    /// <summary>Outcome and reason of the last poll, in a few words.</summary>
    public required string Said { get; init; }
}
