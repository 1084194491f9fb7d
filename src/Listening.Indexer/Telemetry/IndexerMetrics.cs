using System.Diagnostics.Metrics;
using Listening.Mentions;

namespace Listening.Indexer;

/// <summary>What the indexer counts. Names, units and descriptions stand here and nowhere else.</summary>
public sealed class IndexerMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Listening.Indexer";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _records;
    private readonly Counter<long> _deadLetters;
    private readonly Counter<long> _expired;
    private readonly Counter<long> _holds;
    private readonly Histogram<double> _writeDuration;

    /// <summary>Creates the instruments.</summary>
    public IndexerMetrics()
    {
        _records = _meter.CreateCounter<long>("listening.index.records", "{record}", "Log records by what became of them in the store.");
        _deadLetters = _meter.CreateCounter<long>("listening.index.dead_letters", "{record}", "Records set aside, by unit and class of fault.");
        _expired = _meter.CreateCounter<long>("listening.index.expired", "{mention}", "Mentions removed at the end of their retention, by unit.");
        _holds = _meter.CreateCounter<long>("listening.index.holds", "{hold}", "How often a unit had to wait while the others went on, by unit.");
        _writeDuration = _meter.CreateHistogram<double>("listening.index.write.duration", "s", "Time of one write of the store.");
    }

    /// <summary>A batch was written.</summary>
    public void Written(IReadOnlyList<WriteResult> results, TimeSpan duration)
    {
        foreach (var (outcome, count) in results.CountBy(result => result.Outcome))
            _records.Add(count, new KeyValuePair<string, object?>("outcome", outcome.ToString().ToLowerInvariant()));
        _writeDuration.Record(duration.TotalSeconds);
    }

    /// <summary>A record was set aside.</summary>
    public void SetAside(DeadLetter letter) => _deadLetters.Add(1, new("unit", letter.Unit), new KeyValuePair<string, object?>("error", letter.ErrorType));

    /// <summary>A unit had to wait.</summary>
    public void Held(string unit) => _holds.Add(1, new KeyValuePair<string, object?>("unit", unit));

    /// <summary>Retention was applied.</summary>
    public void Expired(string unit, long count) => _expired.Add(count, new KeyValuePair<string, object?>("unit", unit));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
