using Listening.Hosting;
using Listening.Mentions;
using Listening.Storage.Sqlite;

namespace Listening.Reports;

/// <summary>A source as <c>feeds</c> shows it.</summary>
internal sealed record SourceReport
{
    /// <summary>Poll events looked at for gaps.</summary>
    private const int Polls = 1_000;

    public required string Unit { get; init; }

    public required string Source { get; init; }

    public string? Kind { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public DateTimeOffset? LastPoll { get; init; }

    public DateTimeOffset? LastSuccess { get; init; }

    public string? Outcome { get; init; }

    public int? Status { get; init; }

    public DateTimeOffset? NextPoll { get; init; }

    public string? NextReason { get; init; }

    public double Failures { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public string? Error { get; init; }

    public string? MovedTo { get; init; }

    public required EntryCounts Counts { get; init; }

    public IReadOnlyList<CoverageGap> Gaps { get; init; } = [];

    public static async Task<IReadOnlyList<SourceReport>> ReadAsync(DataFolder data, IMentionStore store, IReadOnlyList<string> units, TimeProvider time, CancellationToken cancellationToken)
    {
        var reports = new List<SourceReport>();
        foreach (var unit in units)
        {
            using var state = new SqliteListenerState(data.Path, unit, "reader", time);
            foreach (var source in state.Sources().Values.OrderBy(source => source.Id, StringComparer.Ordinal))
                reports.Add(Of(unit, source, await store.PollsAsync(unit, source.Id, Polls, cancellationToken)));
        }

        return reports;
    }

    private static PollEvent? Last(IReadOnlyList<PollEvent> polls) => polls.Count > 0 ? polls[0] : null;

    private static SourceReport Of(string unit, SourceMemory source, IReadOnlyList<PollEvent> polls) => new()
    {
        Unit = unit,
        Source = source.Id,
        Kind = Last(polls)?.Source.Kind,
        Title = source.State.Title,
        Url = source.State.ValidatorsFor,
        LastPoll = source.State.LastPoll,
        LastSuccess = source.State.LastSuccess,
        Outcome = Last(polls)?.Outcome,
        Status = Last(polls)?.Status,
        NextPoll = source.State.NextPoll,
        NextReason = source.State.NextReason,
        Failures = source.State.Failures,
        FailingSince = source.State.FailingSince,
        Error = source.State.LastFailure?.Message,
        MovedTo = source.State.MovedTo,
        Counts = source.Totals,
        Gaps = [.. polls.Where(poll => poll.GapFrom is not null).Select(poll => new CoverageGap(poll.GapFrom!.Value, poll.GapTo ?? poll.Timestamp, poll.Overflow))],
    };
}

/// <summary>A time in which a source was not heard.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="Overflow">Entries of it are known to have left the feed before they could be read.</param>
internal sealed record CoverageGap(DateTimeOffset From, DateTimeOffset To, bool Overflow);
