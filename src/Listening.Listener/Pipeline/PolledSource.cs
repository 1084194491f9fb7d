using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Listener;

/// <summary>A source with what its visit brought.</summary>
internal sealed record PolledSource(ScheduledSource Source, PollResult Result);

/// <summary>A source with what is to be written of its visit.</summary>
internal sealed record DecidedPoll(ScheduledSource Source, PollResult Result, PollCommit Commit);
