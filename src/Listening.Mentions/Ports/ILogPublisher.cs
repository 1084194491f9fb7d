namespace Listening.Mentions;

/// <summary>Carries one unit's records into the log. Several batches may be in flight; of one key the log holds records in the order in which they were handed over.</summary>
public interface ILogPublisher : IAsyncDisposable
{
    /// <summary>Most bytes of key, value and headers in one record.</summary>
    int MaxRecordBytes { get; }

    /// <summary>Hands records over, in order, behind those of earlier calls. While the log cannot be reached the task stays open: memory is bounded by what the caller has in flight.</summary>
    /// <returns>When every record has an answer, or when the publisher is broken.</returns>
    Task<PublishResult> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken);
}

/// <summary>What the log says to a batch.</summary>
/// <param name="Faults">Records that it did not take, in order; all others are safe.</param>
/// <param name="IsBroken">The publisher takes nothing any more: dispose of it, make a new one, hand over again what is not safe.</param>
public sealed record PublishResult(IReadOnlyList<PublishFault> Faults, bool IsBroken)
{
    /// <summary>Every record is safe.</summary>
    public static readonly PublishResult Safe = new([], IsBroken: false);
}

/// <summary>A record that the log did not take.</summary>
/// <param name="Sequence">Which.</param>
/// <param name="Kind">What may be done about it.</param>
/// <param name="Reason">One line.</param>
public sealed record PublishFault(long Sequence, PublishFaultKind Kind, string Reason);

/// <summary>What may be done about a record that the log did not take.</summary>
public enum PublishFaultKind
{
    /// <summary>Nothing is known to be wrong with it: hand it over again later. Missing rights and unknown faults too.</summary>
    Again,

    /// <summary>It, or the batch it travelled in, is too large.</summary>
    TooLarge,

    /// <summary>The log will never take these bytes.</summary>
    Refused,
}
