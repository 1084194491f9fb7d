namespace Listening.Feeds;

/// <summary>Addresses in order without repeats; bounded, since a page of links is no post.</summary>
internal struct AddressList
{
    private const int Max = 256;
    private List<string>? _all;
    private HashSet<string>? _seen;

    /// <summary>Takes an address that is not there yet.</summary>
    public void Add(string address)
    {
        _all ??= [];
        _seen ??= new(StringComparer.Ordinal);
        if (_all.Count < Max && _seen.Add(address))
            _all.Add(address);
    }

    /// <summary>What was taken.</summary>
    public readonly IReadOnlyList<string> ToList() => _all ?? (IReadOnlyList<string>)[];
}
