namespace Listening.Queries;

/// <summary>Lists of stretches, the younger above the older: what a side needs is given back when the side is done.</summary>
internal sealed class StretchStack
{
    private const int Kept = 1 << 17;
    private Stretch[] _items = new Stretch[256];

    /// <summary>How high the stack stands.</summary>
    internal int Count { get; private set; }

    internal ReadOnlySpan<Stretch> this[Run run] => _items.AsSpan(run.Start, run.Count);

    internal void Clear()
    {
        if (_items.Length > Kept)
            _items = new Stretch[256];
        Count = 0;
    }

    internal void Push(int first, int last)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        _items[Count++] = new(first, last);
    }

    /// <summary>Makes room, so that lists which are read meanwhile stay where they are.</summary>
    internal void Reserve(int count)
    {
        if (_items.Length - Count < count)
            Array.Resize(ref _items, Math.Max(_items.Length * 2, Count + count));
    }

    /// <summary>All above the mark as one list.</summary>
    internal Run Above(int mark) => new(mark, Count - mark);

    internal void CutTo(int mark) => Count = mark;

    /// <summary>Drops what is above the mark but this list, which moves there.</summary>
    internal Run Keep(int mark, Run run)
    {
        Array.Copy(_items, run.Start, _items, mark, run.Count);
        Count = mark + run.Count;
        return new(mark, run.Count);
    }
}
