namespace Listening.Indexer;

/// <summary>What came of one attempt to write a batch of one unit.</summary>
internal sealed record WriteReport
{
    /// <summary>In the store, superseded or set aside.</summary>
    public required IReadOnlyList<PendingRecord> Finished { get; init; }

    /// <summary>To be written once more.</summary>
    public IReadOnlyList<PendingRecord> Again { get; init; } = [];

    /// <summary>Why the unit is to wait.</summary>
    public string? Hold { get; init; }

    /// <summary>Why nothing can be written at all just now.</summary>
    public string? Away { get; init; }

    /// <summary>Why single records are to be repeated.</summary>
    public string? Reason { get; init; }
}
