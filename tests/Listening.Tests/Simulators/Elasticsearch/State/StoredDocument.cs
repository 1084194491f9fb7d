namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>One version of a document. An older version stays until it is merged away, as in a real shard: points in time and statistics still see it.</summary>
internal sealed class StoredDocument
{
    private IndexedDocument? _indexed;

    public required string Id { get; init; }

    public required ReadOnlyMemory<byte> Source { get; init; }

    public required long Version { get; init; }

    /// <summary>The operation that wrote it.</summary>
    public required long SequenceNumber { get; init; }

    /// <summary>Its place in the shard.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The operation that replaced or removed it.</summary>
    public long Ended { get; set; } = long.MaxValue;

    /// <summary>What remains of a removed document, so that its versions go on.</summary>
    public bool Removed { get; init; }

    public bool VisibleAt(long sequenceNumber) => SequenceNumber <= sequenceNumber && Ended > sequenceNumber;

    /// <summary>The values by field; made when first asked for, so that writing stays fast.</summary>
    public IndexedDocument Indexed(IndexMapping mapping, IndexAnalysis analysis)
    {
        if (_indexed is { } known && ReferenceEquals(known.Root, mapping.Root))
            return known;
        return _indexed = new IndexedDocument(Source, mapping, analysis);
    }
}
