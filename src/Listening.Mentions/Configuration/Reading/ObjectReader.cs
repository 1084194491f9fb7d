namespace Listening.Mentions;

/// <summary>Reads an object key by key. What is taken is what is known: <see cref="Close"/> refuses every other key.</summary>
internal sealed class ObjectReader
{
    private readonly ReadContext _context;
    private readonly Dictionary<string, ConfigNode> _members;
    private readonly List<string> _known = [];

    private ObjectReader(ReadContext context, ConfigNode node)
    {
        (_context, Node) = (context, node);
        _members = node.Members.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
    }

    public ConfigNode Node { get; }

    /// <summary>Null, with a problem, where the value is no object.</summary>
    public static ObjectReader? Open(ReadContext context, ConfigNode node) =>
        ReadValue.Is(context, node, ConfigKind.Object) ? new ObjectReader(context, node) : null;

    /// <summary>The value of a key that may stand here; null where it does not.</summary>
    public ConfigNode? Take(string key)
    {
        _known.Add(key);
        return _members.GetValueOrDefault(key);
    }

    /// <summary>The value of a key that must stand here; null, with a problem, where it does not.</summary>
    public ConfigNode? Need(string key, string suggestion)
    {
        var value = Take(key);
        if (value is null)
            _context.Problem(Node, $"The key \"{key}\" is missing.", suggestion);
        return value;
    }

    /// <summary>Refuses the keys that nobody took; false where there are some.</summary>
    public bool Close()
    {
        var unknown = Node.Members.Where(m => !_known.Contains(m.Name)).ToList();
        foreach (var member in unknown)
            _context.At(member.Offset, Node.PathOf(member.Name), $"The key {Words.Quoted(member.Name)} is not known here.", _context.Hint(() => Words.Suggest(member.Name, _known, "keys")));
        return unknown.Count == 0;
    }
}
