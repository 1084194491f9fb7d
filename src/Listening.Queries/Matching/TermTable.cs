namespace Listening.Queries;

/// <summary>Numbers of texts by their characters, open addressing. The hash grows letter by letter, so that one pass over a token also finds every
/// prefix in the table; the table holds what query authors wrote, so hostile documents cannot lengthen its chains.</summary>
internal sealed class TermTable
{
    internal const uint Seed = 2166136261;
    private string?[] _texts = new string?[16];
    private int[] _numbers = new int[16];
    private ulong _lengths;

    internal int Count { get; private set; }

    internal static uint Step(uint hash, char c) => (hash ^ c) * 16777619;

    /// <summary>True where some text has this length (or one past 63).</summary>
    internal bool HasLength(int length) => (_lengths & Bit(length)) != 0;

    /// <summary>The number of a text, adding it where it is new.</summary>
    internal int Add(string text, int number)
    {
        if (Count * 2 >= _texts.Length)
            Grow();
        var hash = Seed;
        foreach (var c in text)
            hash = Step(hash, c);
        var slot = Slot(text, hash);
        if (_texts[slot] is not null)
            return _numbers[slot];
        (_texts[slot], _numbers[slot]) = (text, number);
        _lengths |= Bit(text.Length);
        Count++;
        return number;
    }

    /// <summary>The number, or -1.</summary>
    internal int Find(ReadOnlySpan<char> text, uint hash)
    {
        var slot = Slot(text, hash);
        return _texts[slot] is null ? -1 : _numbers[slot];
    }

    private static ulong Bit(int length) => 1UL << Math.Min(length, 63);

    private int Slot(ReadOnlySpan<char> text, uint hash)
    {
        var mask = _texts.Length - 1;
        var slot = (int)(hash ^ (hash >> 15)) & mask;
        while (_texts[slot] is { } known && !text.SequenceEqual(known))
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (texts, numbers) = (_texts, _numbers);
        (_texts, _numbers, Count) = (new string?[texts.Length * 2], new int[texts.Length * 2], 0);
        for (var i = 0; i < texts.Length; i++)
            if (texts[i] is { } text)
                Add(text, numbers[i]);
    }
}
