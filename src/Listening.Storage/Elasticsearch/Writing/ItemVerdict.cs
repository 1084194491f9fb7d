using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>What is to happen with an item.</summary>
/// <param name="Kind">Which way it goes.</param>
/// <param name="Result">Its fate where that is known.</param>
internal readonly record struct ItemVerdict(VerdictKind Kind, WriteResult Result)
{
    /// <summary>It is to be sent again in another form.</summary>
    public static readonly ItemVerdict Onwards = new(VerdictKind.Onwards, default);

    /// <summary>Its index is missing.</summary>
    public static readonly ItemVerdict NoIndex = new(VerdictKind.NoIndex, default);

    public static ItemVerdict Done(WriteResult result) => new(VerdictKind.Done, result);
}

/// <summary>Which way an item goes.</summary>
internal enum VerdictKind
{
    /// <summary>Its fate is known.</summary>
    Done,

    /// <summary>To be sent at once in another form.</summary>
    Onwards,

    /// <summary>To be sent again once its index was made.</summary>
    NoIndex,
}
