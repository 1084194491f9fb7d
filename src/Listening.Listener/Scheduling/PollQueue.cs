using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Listener;

/// <summary>The sources of a unit in the order in which they are due. Safe for several threads.</summary>
internal sealed class PollQueue(TimeProvider time, Random random)
{
    /// <summary>First polls of new sources are spread over this much, so that a start is quick but no burst.</summary>
    private static readonly TimeSpan FirstPollSpread = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, ScheduledSource> _sources = new(StringComparer.Ordinal);
    private readonly PriorityQueue<ScheduledSource, DateTimeOffset> _waiting = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How late the source is that has been due the longest.</summary>
    public TimeSpan Lateness
    {
        get
        {
            lock (_lock)
                return _waiting.TryPeek(out _, out var due) && due < time.GetUtcNow() ? time.GetUtcNow() - due : TimeSpan.Zero;
        }
    }

    /// <summary>Takes the sources of a configuration: new ones come in, missing ones leave, changed addresses are due at once.</summary>
    public void Configure(IReadOnlyList<SourceConfig> sources, IReadOnlyDictionary<string, SourceMemory> memories)
    {
        lock (_lock)
        {
            foreach (var source in sources)
            {
                if (_sources.TryGetValue(source.Id, out var scheduled))
                    Change(scheduled, source);
                else
                    Add(source, memories.GetValueOrDefault(source.Id));
            }

            var configured = sources.Select(source => source.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var removed in _sources.Values.Where(source => !configured.Contains(source.Config.Id)).ToList())
            {
                removed.IsRemoved = true;
                _sources.Remove(removed.Config.Id);
            }

            Signal();
        }
    }

    /// <summary>Waits for the next source that is due.</summary>
    public async Task<ScheduledSource> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task changed;
            TimeSpan wait;
            lock (_lock)
            {
                while (_waiting.TryPeek(out var dropped, out _) && dropped.IsRemoved)
                    _waiting.Dequeue();
                if (_waiting.TryPeek(out var next, out var due) && due <= time.GetUtcNow())
                    return _waiting.Dequeue();
                wait = next is null ? Timeout.InfiniteTimeSpan : Shorter(due - time.GetUtcNow());
                changed = _changed.Task;
            }

            await WaitAsync(changed, wait, cancellationToken);
        }
    }

    /// <summary>Gives a source back until it is due again.</summary>
    public void Return(ScheduledSource source, DateTimeOffset due)
    {
        lock (_lock)
        {
            // What was in hand when its address changed brought news of the old one.
            source.Due = due = source.IsMoved ? time.GetUtcNow() : due;
            source.IsMoved = false;
            if (source.IsRemoved)
                return;
            _waiting.Enqueue(source, due);
            Signal();
        }
    }

    // Timers have a bound, and clocks jump: look at the clock again at least every minute. Timers cut off parts of a millisecond, which would make us look again and again.
    private static TimeSpan Shorter(TimeSpan wait) => wait > TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private async Task WaitAsync(Task changed, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed, Task.Delay(wait, time, giveUp.Token));
        await giveUp.CancelAsync();
    }

    private void Add(SourceConfig source, SourceMemory? memory)
    {
        var state = memory?.State ?? FeedState.New;
        var due = state.NextPoll ?? time.GetUtcNow() + (FirstPollSpread * random.NextDouble());
        var scheduled = new ScheduledSource(source, state, memory?.Totals.Fetched > 0 && state.LastSuccess is not null, due);
        _sources.Add(source.Id, scheduled);
        _waiting.Enqueue(scheduled, due);
    }

    private void Change(ScheduledSource scheduled, SourceConfig source)
    {
        var isMoved = scheduled.Config.Request.Url != source.Request.Url || scheduled.Config.Request.Every != source.Request.Every;
        scheduled.Config = source;
        if (!isMoved)
            return;
        scheduled.Due = time.GetUtcNow();
        if (_waiting.Remove(scheduled, out _, out _))
            _waiting.Enqueue(scheduled, scheduled.Due);
        else
            scheduled.IsMoved = true;
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
