namespace Listening.Queries;

/// <summary>Domains by a hash that grows from the last letter to the first, so that one pass over a host finds every domain above it.</summary>
internal sealed class HostTable
{
    private readonly Dictionary<uint, List<(string Host, int Key)>> _hosts = [];

    internal int Count => _hosts.Count;

    internal void Add(string host, int key)
    {
        var hash = 0u;
        for (var i = host.Length - 1; i >= 0; i--)
            hash = Step(hash, host[i]);
        if (!_hosts.TryGetValue(hash, out var same))
            _hosts.Add(hash, same = []);
        same.Add((host, key));
    }

    /// <summary>Adds the keys of the host and of the domains it lies below.</summary>
    internal void Find(ReadOnlySpan<char> host, List<int> keys)
    {
        var hash = 0u;
        for (var i = host.Length; i > 0; i--)
        {
            if (host[i - 1] == '.')
                Find(host[i..], hash, keys);
            hash = Step(hash, host[i - 1]);
        }

        Find(host, hash, keys);
    }

    private void Find(ReadOnlySpan<char> domain, uint hash, List<int> keys)
    {
        if (!_hosts.TryGetValue(hash, out var same))
            return;
        foreach (var (host, key) in same)
            if (domain.SequenceEqual(host))
                keys.Add(key);
    }

    private static uint Step(uint hash, char c) => (hash ^ c) * 16777619;
}
