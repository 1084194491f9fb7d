using System.Threading.Channels;
using Listening.Feeds;
using Listening.Mentions;
using Microsoft.Extensions.Logging;

namespace Listening.Listener;

/// <summary>The one writer of a unit: commits polls, several at a time where several wait, and gives their sources back to the schedule only then.</summary>
internal sealed partial class PollCommitter(
    IListenerState state,
    PollQueue queue,
    ListenerProgress progress,
    PatientWork patience,
    ListenerMetrics metrics,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>Polls in one transaction: one fsync for all of them.</summary>
    private const int MaxPolls = 64;

    public async Task RunAsync(ChannelReader<DecidedPoll> decided, CancellationToken cancellationToken)
    {
        var polls = new List<DecidedPoll>(MaxPolls);
        while (await decided.WaitToReadAsync(cancellationToken))
        {
            polls.Clear();
            while (polls.Count < MaxPolls && decided.TryRead(out var poll))
                polls.Add(poll);
            await CommitAsync(polls, cancellationToken);
        }
    }

    private async Task CommitAsync(List<DecidedPoll> polls, CancellationToken cancellationToken) =>
        Committed(polls, await patience.RunAsync(() => state.Commit([.. polls.Select(poll => poll.Commit)]), cancellationToken));

    private void Committed(List<DecidedPoll> polls, IReadOnlyList<PollEvent> events)
    {
        for (var index = 0; index < polls.Count; index++)
        {
            var (source, result, _) = polls[index];
            Tell(source, result, events[index]);
            metrics.Polled(events[index]);
            progress.Committed(time.GetUtcNow(), result.Outcome is PollOutcome.Fetched or PollOutcome.NotModified);
            source.State = result.After;
            source.HasEntries |= events[index].Fetched > 0;
            queue.Return(source, result.After.NextPoll ?? time.GetUtcNow() + source.Config.Request.Every);
        }
    }

    private void Tell(ScheduledSource source, PollResult result, PollEvent poll)
    {
        if (result.Failure is { } failure && source.State.LastFailure?.Kind != failure.Kind)
            Log.PollFailed(logger, poll.Unit, source.Config.DisplayUrl, failure.Message, result.After.NextPoll);
        else if (result.Failure is null && source.State.LastFailure is not null)
            Log.PollRecovered(logger, poll.Unit, source.Config.DisplayUrl);
        if (poll.Overflow)
            Log.WindowOverflowed(logger, poll.Unit, source.Config.DisplayUrl, poll.GapFrom, poll.GapTo);
        if (poll.Rejected > 0)
            Log.EntriesRejected(logger, poll.Unit, source.Config.DisplayUrl, poll.Rejected);
    }

    private static partial class Log
    {
        [LoggerMessage(1002, LogLevel.Warning, "{Unit}: {Source} failed: {Reason} Next poll at {Next:u}.")]
        public static partial void PollFailed(ILogger logger, string unit, string source, string reason, DateTimeOffset? next);

        [LoggerMessage(1003, LogLevel.Information, "{Unit}: {Source} answers again.")]
        public static partial void PollRecovered(ILogger logger, string unit, string source);

        [LoggerMessage(1004, LogLevel.Warning, "{Unit}: {Source} held only entries that are new since {From:u}: some before {To:u} may have passed unheard. Poll it more often.")]
        public static partial void WindowOverflowed(ILogger logger, string unit, string source, DateTimeOffset? from, DateTimeOffset? to);

        [LoggerMessage(1005, LogLevel.Warning, "{Unit}: {Source} has {Count} entries without title and text; they are counted as rejected.")]
        public static partial void EntriesRejected(ILogger logger, string unit, string source, long count);
    }
}
