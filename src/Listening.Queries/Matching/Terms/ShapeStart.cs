namespace Listening.Queries;

/// <summary>Tells by a word's first three characters, or its first where an entry has a wildcard so early, that nothing of a <see cref="ShapeTrie"/> can begin so.</summary>
internal sealed class ShapeStart
{
    private const int Lead = 3;
    private readonly HashBits _leads = new();
    private readonly HashSet<uint> _known = [];
    private readonly HashBits _firsts = new();
    private bool _early;
    private bool _all;

    /// <param name="entry">A beginning or a pattern.</param>
    /// <param name="literal">Characters before its first wildcard.</param>
    internal void Add(string entry, int literal)
    {
        if (literal == 0)
            _all = true;
        else if (literal >= Lead)
            AddLead(Hash(entry));
        else
            AddFirst(entry[0]);
    }

    internal bool MayHave(ReadOnlySpan<char> word) =>
        _all || (word.Length >= Lead && _leads.MayHave(Hash(word))) || (_early && _firsts.MayHave(word[0]));

    private static uint Hash(ReadOnlySpan<char> word) => (((word[0] * 0x01000193u) + word[1]) * 0x01000193u) + word[2];

    private void AddLead(uint hash)
    {
        _known.Add(hash);
        if (_leads.Resize(_known.Count))
            foreach (var known in _known)
                _leads.Add(known);
        _leads.Add(hash);
    }

    // Never more than a few hundred in practice; past that the filter only lets more through.
    private void AddFirst(char first)
    {
        _early = true;
        _firsts.Add(first);
    }
}
