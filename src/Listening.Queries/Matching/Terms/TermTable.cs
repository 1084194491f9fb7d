namespace Listening.Queries;

/// <summary>Numbers by text, open addressing. It holds what query authors wrote, so hostile documents cannot lengthen its chains.</summary>
internal sealed class TermTable
{
    private readonly HashBits _bits = new();
    private readonly List<string> _texts = [];
    private Slot[] _slots = new Slot[16];

    internal int Count => _texts.Count;

    /// <summary>The text's number, from zero in order of adding.</summary>
    internal int Add(string text)
    {
        var hash = TextHash.Of(text);
        if (Find(text, hash) is >= 0 and var known)
            return known;
        _texts.Add(text);
        if (_bits.Resize(_texts.Count))
            AddBits();
        _bits.Add(hash);
        if (_texts.Count * 2 > _slots.Length)
            Grow();
        else
            Place(hash, _texts.Count - 1);
        return _texts.Count - 1;
    }

    /// <summary>False where the text is surely not in it.</summary>
    internal bool MayHave(uint hash) => _bits.MayHave(hash);

    /// <summary>The number, or -1.</summary>
    internal int Find(ReadOnlySpan<char> text, uint hash)
    {
        var slots = _slots;
        for (var at = (int)hash & (slots.Length - 1); slots[at].Text != 0; at = (at + 1) & (slots.Length - 1))
            if (slots[at].Hash == hash && text.SequenceEqual(_texts[slots[at].Text - 1]))
                return slots[at].Text - 1;
        return -1;
    }

    private void AddBits()
    {
        foreach (var text in _texts)
            _bits.Add(TextHash.Of(text));
    }

    private void Grow()
    {
        _slots = new Slot[_slots.Length * 2];
        for (var i = 0; i < _texts.Count; i++)
            Place(TextHash.Of(_texts[i]), i);
    }

    private void Place(uint hash, int text)
    {
        var at = (int)hash & (_slots.Length - 1);
        while (_slots[at].Text != 0)
            at = (at + 1) & (_slots.Length - 1);
        _slots[at] = new(hash, text + 1);
    }

    /// <summary>A hash and the number of its text, from one; zero is free.</summary>
    private readonly record struct Slot(uint Hash, int Text);
}
