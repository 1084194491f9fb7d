namespace Listening.Indexer;

/// <summary>Tells poison from a fault of our own: more than so many dead letters of a unit within a time with the same class of fault are no poison but, say, a faulty mapping.
/// From then on the unit is held and nothing more of that class is set aside, until a batch of the unit goes through whole (what was wrong was mended) or the indexer starts anew.</summary>
/// <param name="limit">Letters; 0 for no limit.</param>
/// <param name="window">The time.</param>
internal sealed class DeadLetterRate(int limit, TimeSpan window)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Unit, string ErrorType), Recent> _recent = [];

    /// <summary>Counts a letter that is about to be written; false where it must not be. A letter that was counted already passes: it is a repeat.</summary>
    public bool Allows(string unit, string errorType, string letterId, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!_recent.TryGetValue((unit, errorType), out var recent))
                _recent.Add((unit, errorType), recent = new Recent());
            return limit == 0 || recent.Allows(letterId, now - window, now, limit);
        }
    }

    /// <summary>A batch of the unit went through without anything refused.</summary>
    public void WentThrough(string unit)
    {
        lock (_lock)
        {
            foreach (var recent in _recent.Where(recent => recent.Key.Unit == unit))
                recent.Value.IsTripped = false;
        }
    }

    private sealed class Recent
    {
        private readonly Queue<(DateTimeOffset At, string Id)> _letters = new();
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

        public bool IsTripped { get; set; }

        public bool Allows(string id, DateTimeOffset since, DateTimeOffset now, int limit)
        {
            while (_letters.TryPeek(out var oldest) && oldest.At <= since)
                _ids.Remove(_letters.Dequeue().Id);
            if (_ids.Contains(id))
                return true;
            IsTripped |= _letters.Count >= limit;
            if (IsTripped)
                return false;
            _letters.Enqueue((now, id));
            return _ids.Add(id);
        }
    }
}
