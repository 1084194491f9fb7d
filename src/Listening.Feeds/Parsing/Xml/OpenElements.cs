using System.Text;

namespace Listening.Feeds;

/// <summary>The elements that are open while a document is mended, and the prefixes they declare.</summary>
internal sealed class OpenElements(StringBuilder output, int maxDepth)
{
    private readonly List<(string Name, int Prefixes)> _open = [];
    private readonly List<string> _declared = [];
    private readonly Dictionary<string, int> _inScope = new(StringComparer.Ordinal);
    private bool _hadRoot;

    /// <summary>True once the root was closed: what follows belongs to another document.</summary>
    public bool RootClosed => _hadRoot && _open.Count == 0;

    /// <summary>True where no deeper element may be opened.</summary>
    public bool TooDeep => _open.Count >= maxDepth;

    /// <summary>The name of the innermost open element.</summary>
    public string? Innermost => _open.Count == 0 ? null : _open[^1].Name;

    /// <summary>True where the prefix is bound here.</summary>
    public bool IsDeclared(string prefix) => prefix == "xml" || _inScope.ContainsKey(prefix);

    /// <summary>Opens an element that binds these prefixes.</summary>
    public void Push(string name, List<string> prefixes)
    {
        _hadRoot = true;
        _open.Add((name, prefixes.Count));
        foreach (var prefix in prefixes)
        {
            _declared.Add(prefix);
            _inScope[prefix] = _inScope.GetValueOrDefault(prefix) + 1;
        }
    }

    /// <summary>Closes up to and with the innermost element of that name; true where that was the innermost. One that is not open is passed over.</summary>
    public bool Close(ReadOnlySpan<char> name)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (!name.Equals(_open[i].Name, StringComparison.OrdinalIgnoreCase))
                continue;
            var exact = i == _open.Count - 1 && name.SequenceEqual(_open[i].Name);
            CloseFrom(i);
            return exact;
        }
        return false;
    }

    /// <summary>Before a new entry: closes one of that name that was never closed; true where there was one.</summary>
    public bool CloseUpTo(string name)
    {
        var at = _open.FindLastIndex(element => element.Name == name);
        if (at < 0)
            return false;
        CloseFrom(at);
        return true;
    }

    /// <summary>Closes all; true where something was open.</summary>
    public bool CloseAll()
    {
        var any = _open.Count > 0;
        CloseFrom(0);
        return any;
    }

    private void CloseFrom(int index)
    {
        for (var i = _open.Count - 1; i >= index; i--)
        {
            output.Append("</").Append(_open[i].Name).Append('>');
            Forget(_open[i].Prefixes);
        }
        _open.RemoveRange(index, _open.Count - index);
    }

    private void Forget(int count)
    {
        for (; count > 0; count--)
        {
            var prefix = _declared[^1];
            _declared.RemoveAt(_declared.Count - 1);
            if (--_inScope[prefix] == 0)
                _inScope.Remove(prefix);
        }
    }
}
