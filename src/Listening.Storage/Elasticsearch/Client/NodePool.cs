namespace Listening.Storage.Elasticsearch;

/// <summary>The nodes in turn. One that failed is left alone for a second, and for twice as long after each further failure, up to a minute.</summary>
internal sealed class NodePool(IReadOnlyList<Uri> addresses, TimeProvider time)
{
    public static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Node[] _nodes = [.. addresses.Select(address => new Node(address))];
    private int _turn;

    /// <summary>In the order in which one request should try them: those that rest come last, the one that has rested longest first.</summary>
    public IReadOnlyList<Uri> Order()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var first = _turn++ & int.MaxValue;
            var turn = _nodes.Select((_, position) => _nodes[(first + position) % _nodes.Length]).ToList();
            return [.. turn.Where(node => node.RestsUntil <= now).Concat(turn.Where(node => node.RestsUntil > now).OrderBy(node => node.RestsUntil)).Select(node => node.Address)];
        }
    }

    public void Failed(Uri address)
    {
        lock (_gate)
        {
            var node = Find(address);
            // Requests that were on their way when it failed tell nothing new.
            if (node.RestsUntil > time.GetUtcNow())
                return;
            var rest = FirstRest * Math.Pow(2, Math.Min(node.Failures++, 10));
            node.RestsUntil = time.GetUtcNow() + (rest < LongestRest ? rest : LongestRest);
        }
    }

    public void Answered(Uri address)
    {
        lock (_gate)
        {
            var node = Find(address);
            (node.Failures, node.RestsUntil) = (0, DateTimeOffset.MinValue);
        }
    }

    private Node Find(Uri address) => Array.Find(_nodes, node => node.Address == address)!;

    private sealed class Node(Uri address)
    {
        public Uri Address => address;

        public int Failures { get; set; }

        public DateTimeOffset RestsUntil { get; set; } = DateTimeOffset.MinValue;
    }
}
