namespace Listening.Queries;

/// <summary>Which queries a key calls, one array for all keys. With each goes a second choice of terms of which one has to occur too, so that most of those
/// called are let go without being looked at.</summary>
internal sealed class PostingLists
{
    private readonly int[] _starts;
    private readonly Posting[] _postings;

    internal PostingLists(List<Posting>?[] byKey)
    {
        _starts = new int[byKey.Length + 1];
        for (var key = 0; key < byKey.Length; key++)
            _starts[key + 1] = _starts[key] + (byKey[key]?.Count ?? 0);
        _postings = [.. byKey.SelectMany(list => list ?? [])];
    }

    internal ReadOnlySpan<Posting> this[int key] => _postings.AsSpan(_starts[key], _starts[key + 1] - _starts[key]);
}

/// <summary>A query that is called.</summary>
/// <param name="Query">Its number.</param>
/// <param name="Second">A term that has to occur too; -1 where there is none.</param>
/// <param name="Other">Another that will do instead of the second; -1 where there is none.</param>
internal readonly record struct Posting(int Query, int Second, int Other)
{
    internal bool MayMatch(TermHits hits) => Second < 0 || hits.Has(Second) || (Other >= 0 && hits.Has(Other));
}
