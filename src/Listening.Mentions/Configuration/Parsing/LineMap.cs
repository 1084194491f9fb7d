using System.Text;

namespace Listening.Mentions;

/// <summary>From a byte's offset to line and column, both one-based; columns in UTF-16 units.</summary>
internal sealed class LineMap
{
    private readonly byte[] _utf8;
    private readonly List<int> _starts = [0];

    public LineMap(byte[] utf8)
    {
        _utf8 = utf8;
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] == (byte)'\n')
                _starts.Add(i + 1);
        }
    }

    public int Line(int offset)
    {
        var found = _starts.BinarySearch(offset);
        return found >= 0 ? found + 1 : ~found;
    }

    public int Column(int offset)
    {
        var start = _starts[Line(offset) - 1];
        return Encoding.UTF8.GetCharCount(_utf8, start, offset - start) + 1;
    }

    /// <summary>The offset of a place as <see cref="System.Text.Json.JsonException"/> gives it: zero-based line and byte in it.</summary>
    public int Offset(long line, long byteInLine) =>
        (int)Math.Min(_utf8.Length, _starts[(int)Math.Min(line, _starts.Count - 1)] + byteInLine);
}
