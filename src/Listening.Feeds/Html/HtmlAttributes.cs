namespace Listening.Feeds;

/// <summary>Walks over the attributes of a tag. After <see cref="Max"/> of them it stops: no honest tag has more, and checking for repeats stays cheap.</summary>
internal ref struct HtmlAttributes(ReadOnlySpan<char> inside)
{
    private const int Max = 64;
    private ReadOnlySpan<char> _rest = inside;
    private int _count;

    /// <summary>The name as written.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>The value with its character references; empty where there is none.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>Moves to the next attribute.</summary>
    public bool Read()
    {
        _rest = _rest.TrimStart(" \t\r\n\f/");
        if (_rest.IsEmpty || _count++ == Max)
            return false;
        var end = 1;
        while (end < _rest.Length && !Characters.IsSpace(_rest[end]) && _rest[end] is not ('=' or '/'))
            end++;
        Name = _rest[..end];
        _rest = _rest[end..].TrimStart(" \t\r\n\f");
        if (_rest.IsEmpty || _rest[0] != '=')
        {
            Value = default;
            return true;
        }
        _rest = _rest[1..].TrimStart(" \t\r\n\f");
        ReadValue();
        return true;
    }

    private void ReadValue()
    {
        if (!_rest.IsEmpty && _rest[0] is '"' or '\'')
        {
            var close = _rest[1..].IndexOf(_rest[0]);
            Value = close < 0 ? _rest[1..] : _rest.Slice(1, close);
            _rest = close < 0 ? default : _rest[(close + 2)..];
            return;
        }
        var end = _rest.IndexOfAny(" \t\r\n\f");
        Value = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[end..];
    }
}
