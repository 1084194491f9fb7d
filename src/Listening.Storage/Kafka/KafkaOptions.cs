using System.ComponentModel.DataAnnotations;

namespace Listening.Storage.Kafka;

/// <summary>How Kafka is reached and used (configuration section <c>Kafka</c>). Every text value may be a reference, <c>env:NAME</c> or <c>file:/path</c>: secrets need stand nowhere.</summary>
public sealed class KafkaOptions : IValidatableObject
{
    /// <summary>Host and port of some brokers, separated by commas. Unset: the log is the embedded one.</summary>
    public string? BootstrapServers { get; set; }

    /// <summary>What every topic's name begins with. <c>listening</c>.</summary>
    [Required]
    [RegularExpression("^[a-z0-9][a-z0-9_-]{0,99}$", ErrorMessage = "Prefix is made of lower-case letters, digits, - and _.")]
    public string Prefix { get; set; } = "listening";

    /// <summary>The indexers' consumer group. The prefix with <c>-indexer</c>.</summary>
    public string? GroupId { get; set; }

    /// <summary>A name that stays with this indexer over restarts: the group then waits for it (session.timeout.ms) instead of sharing out its partitions. Unset: no static membership.</summary>
    public string? GroupInstanceId { get; set; }

    /// <summary><c>lz4</c> (little processor time) or <c>zstd</c> (fewer bytes). <c>lz4</c>.</summary>
    [RegularExpression("^(lz4|zstd)$", ErrorMessage = "Compression is lz4 or zstd.")]
    public string Compression { get; set; } = "lz4";

    /// <summary>Most bytes of one record, headers included, 10,000 to 100,000,000; the brokers' <c>max.message.bytes</c> must allow it. 1,000,000.</summary>
    [Range(10_000, 100_000_000)]
    public int MaxRecordBytes { get; set; } = 1_000_000;

    /// <summary>Most bytes that a reader holds which nobody has acknowledged, 1 MiB to 4 GiB. 64 MiB.</summary>
    [Range(1L << 20, 1L << 32)]
    public long MaxBufferedBytes { get; set; } = 64 << 20;

    /// <summary>Partitions of a new mentions topic, 1 to 1,000; the other topics have one. 4.</summary>
    [Range(1, 1_000)]
    public int Partitions { get; set; } = 4;

    /// <summary>Copies of a new topic; -1 leaves it to the brokers' default. -1.</summary>
    [Range(-1, 10)]
    public short Replication { get; set; } = -1;

    /// <summary>Any other property of librdkafka under its own name, such as <c>security.protocol</c> or <c>sasl.password</c>. What delivery rests on cannot be set here.</summary>
    /// <remarks>Source of names: librdkafka's CONFIGURATION.md.</remarks>
    public Dictionary<string, string> Properties { get; set; } = new(StringComparer.Ordinal);

    internal string Group => GroupId ?? Prefix + "-indexer";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => KafkaProperties.Check(this).Select(fault => new ValidationResult(fault));
}
