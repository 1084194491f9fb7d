namespace Listening.Queries;

/// <summary>A byte per code point; equal pages of 256 are stored once, so that the table stays in cache.</summary>
internal sealed class PagedBytes
{
    private readonly byte[] _index;
    private readonly byte[] _pages;

    internal PagedBytes(byte[] values)
    {
        var known = new Dictionary<string, int>();
        var pages = new List<byte>();
        _index = new byte[values.Length >> 8];
        for (var page = 0; page < _index.Length; page++)
        {
            var content = values.AsSpan(page << 8, 256);
            var key = Convert.ToHexString(content);
            if (!known.TryGetValue(key, out var number))
            {
                known.Add(key, number = known.Count);
                pages.AddRange(content);
            }

            _index[page] = checked((byte)number);
        }

        _pages = [.. pages];
    }

    internal byte this[int point] => _pages[(_index[point >> 8] << 8) | (point & 255)];
}
