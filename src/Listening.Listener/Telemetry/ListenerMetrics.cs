using System.Diagnostics.Metrics;
using Listening.Mentions;

namespace Listening.Listener;

/// <summary>What a listener counts. Names, units and descriptions stand here and nowhere else; no address or author is ever a tag.</summary>
public sealed class ListenerMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Listening.Listener";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _polls;
    private readonly Histogram<double> _pollDuration;
    private readonly Counter<long> _entries;
    private readonly Counter<long> _mentions;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _published;
    private readonly Counter<long> _setAside;

    /// <summary>Creates the instruments.</summary>
    public ListenerMetrics()
    {
        _polls = _meter.CreateCounter<long>("listening.polls", "{poll}", "Polls by unit and outcome.");
        _pollDuration = _meter.CreateHistogram<double>("listening.polls.duration", "s", "Time from request to parsed document, by unit and outcome.");
        _entries = _meter.CreateCounter<long>("listening.entries", "{entry}", "Fetched entries by unit and what became of them.");
        _mentions = _meter.CreateCounter<long>("listening.mentions.heard", "{mention}", "Mention revisions written to the outbox, by unit.");
        _bytes = _meter.CreateCounter<long>("listening.polls.bytes", "By", "Inflated bytes of documents, by unit.");
        _published = _meter.CreateCounter<long>("listening.records.published", "{record}", "Records of the outbox that the log has taken, by unit and stream.");
        _setAside = _meter.CreateCounter<long>("listening.records.set_aside", "{record}", "Records of the outbox that the log never takes, by unit and class of fault.");
    }

    /// <summary>Records are safe in the log.</summary>
    public void Published(string unit, IReadOnlyList<OutboxRecord> records)
    {
        foreach (var (stream, count) in records.CountBy(record => record.Stream))
            _published.Add(count, new("unit", unit), new("stream", LogStreams.Name(stream)));
    }

    /// <summary>A record was set aside in the unit's own file.</summary>
    public void SetAside(string unit, string errorType) => _setAside.Add(1, new("unit", unit), new("error_type", errorType));

    /// <summary>A poll was committed.</summary>
    public void Polled(PollEvent poll)
    {
        var unit = new KeyValuePair<string, object?>("unit", poll.Unit);
        var outcome = new KeyValuePair<string, object?>("outcome", poll.Outcome);
        _polls.Add(1, unit, outcome);
        _pollDuration.Record(poll.DurationMs / 1000.0, unit, outcome);
        _bytes.Add(poll.Bytes, unit);
        _mentions.Add(poll.New + poll.Revised, unit);
        foreach (var (name, count) in (ReadOnlySpan<(string, long)>)[("new", poll.New), ("revised", poll.Revised), ("unchanged", poll.Unchanged), ("duplicate", poll.Duplicate), ("unmatched", poll.Unmatched), ("rejected", poll.Rejected)])
        {
            if (count > 0)
                _entries.Add(count, unit, new("outcome", name));
        }
    }

    /// <summary>Shows a unit's outbox.</summary>
    public void ObserveOutbox(string unit, Func<OutboxDepth> depth, TimeProvider time)
    {
        _meter.CreateObservableGauge("listening.outbox.records", () => new Measurement<long>(depth().Records, new KeyValuePair<string, object?>("unit", unit)), "{record}", "Records in the outbox that the log has not taken yet.");
        _meter.CreateObservableGauge("listening.outbox.age", () => new Measurement<double>(depth().Oldest is { } oldest ? (time.GetUtcNow() - oldest).TotalSeconds : 0, new KeyValuePair<string, object?>("unit", unit)), "s", "Age of the oldest record in the outbox.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
