namespace Listening.Mentions;

/// <summary>A message set aside with its reason and its original bytes (contracts.md §3b).</summary>
public sealed record DeadLetter
{
    /// <summary>Derived from topic, partition and offset, so that a repeat is the same dead letter.</summary>
    public required string Id { get; init; }

    /// <summary>When it was set aside.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Unit { get; init; }

    /// <summary>The stream it came from.</summary>
    public required string Topic { get; init; }

    /// <summary>Its partition.</summary>
    public required string Partition { get; init; }

    /// <summary>Its offset.</summary>
    public required long Offset { get; init; }

    /// <summary>Its key.</summary>
    public string? Key { get; init; }

    /// <summary>Its headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Its bytes as they came (base64 in JSON); null for a null value.</summary>
    public byte[]? Payload { get; init; }

    /// <summary>A stable name of the class of fault.</summary>
    public required string ErrorType { get; init; }

    /// <summary>One line.</summary>
    public required string Reason { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; } = 1;
}
