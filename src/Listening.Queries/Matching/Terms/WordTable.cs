namespace Listening.Queries;

/// <summary>Whole words of a stream, and what they mean: a term for the word as such, terms for its spellings in capitals.</summary>
internal sealed class WordTable
{
    private readonly TermTable _words = new();
    private readonly List<Entry> _entries = [];
    private readonly List<(int Term, string Spelling, int Next)> _cased = [];

    internal bool IsEmpty => _entries.Count == 0;

    internal void Add(string word, int term) => Put(word, entry => entry with { Term = term });

    internal void AddCased(string word, string spelling, int term) => Put(word, entry =>
    {
        _cased.Add((term, Bare(spelling).ToString(), entry.Cased));
        return entry with { Cased = _cased.Count - 1 };
    });

    /// <summary>False where the word is surely not in it.</summary>
    internal bool MayHave(uint hash) => _words.MayHave(hash);

    /// <summary>Notes the terms that a token's word means.</summary>
    internal void Find(ReadOnlySpan<char> word, uint hash, in TokenPlace place, bool marked)
    {
        if (_words.Find(word, hash) is not (>= 0 and var found))
            return;
        var entry = _entries[found];
        if (entry.Term >= 0)
            place.Scratch.Hits.Add(entry.Term, place.Position);
        if (entry.Cased < 0)
            return;
        var spelling = Bare(place.Scratch.Casing.Spell(place.Source, marked));
        for (var cased = entry.Cased; cased >= 0; cased = _cased[cased].Next)
        {
            place.Scratch.Steps++;
            if (spelling.SequenceEqual(_cased[cased].Spelling))
                place.Scratch.Hits.Add(_cased[cased].Term, place.Position);
        }
    }

    private void Put(string word, Func<Entry, Entry> change)
    {
        var number = _words.Add(word);
        if (number == _entries.Count)
            _entries.Add(new(-1, -1));
        _entries[number] = change(_entries[number]);
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> spelling) => spelling.TrimStart("#@$");

    private readonly record struct Entry(int Term, int Cased);
}
