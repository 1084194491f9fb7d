using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>A mention that a batch touches: what the store holds, and what it shall hold.</summary>
internal sealed class PendingMention
{
    public required string Id { get; init; }

    /// <summary>Where it stands; null where the store does not hold it.</summary>
    public long? RowId { get; init; }

    /// <summary>The highest revision known; -1 for none.</summary>
    public required long Revision { get; set; }

    /// <summary>It was here and its time is over.</summary>
    public bool WasExpired { get; init; }

    /// <summary>A tombstone stands for it.</summary>
    public bool WasErased { get; init; }

    /// <summary>The batch erases it.</summary>
    public StoreOperation.Erase? Erasure { get; set; }

    public bool IsErased => WasErased || Erasure is not null;

    /// <summary>The batch's revision; null where only people acted.</summary>
    public Mention? Received { get; set; }

    /// <summary>Where its highest revision came from.</summary>
    public string Partition { get; set; } = "";

    /// <summary>The source that the ledger counts that revision under.</summary>
    public string LedgerSource { get; set; } = "";

    /// <summary>People acted.</summary>
    public bool Acted { get; set; }

    public bool MustBeWritten => !IsErased && (Received is not null || (Acted && RowId is not null));
}
