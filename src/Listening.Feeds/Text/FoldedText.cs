using System.Text;

namespace Listening.Feeds;

/// <summary>Collects plain text by the platform's rule: runs of white space are one blank, a line break is <c>\n</c>, a block boundary <c>\n\n</c>, nothing at the edges, cut at a maximum.</summary>
internal sealed class FoldedText(int max)
{
    private const int Line = 1;
    private const int Block = 2;
    private readonly StringBuilder _text = new();
    private int _breaks;
    private bool _space;

    /// <summary>True once nothing more is taken.</summary>
    public bool Full { get; private set; }

    /// <summary>A line break; the second in a row is a block boundary.</summary>
    public void BreakLine() => _breaks = Math.Min(Block, _breaks + 1);

    /// <summary>Ensures at least a line break.</summary>
    public void EnsureLine() => _breaks = Math.Max(Line, _breaks);

    /// <summary>A block boundary.</summary>
    public void BreakBlock() => _breaks = Block;

    /// <summary>A blank, where neither side has one.</summary>
    public void Space() => _space = true;

    /// <summary>Takes characters that are text already; <paramref name="keepLines"/> keeps their line ends.</summary>
    public void Append(ReadOnlySpan<char> raw, bool keepLines = false)
    {
        for (var i = 0; i < raw.Length && !Full;)
        {
            var run = raw[i..].IndexOfAnyExcept(Characters.Words);
            if (run != 0)
            {
                run = run < 0 ? raw.Length - i : run;
                Put(raw.Slice(i, run));
                i += run;
                continue;
            }
            var c = raw[i];
            if (Characters.IsSpace(c))
            {
                _space = true;
                if (keepLines && c == '\n')
                    BreakLine();
                i++;
                continue;
            }
            var length = Characters.LengthAt(raw, i);
            if (length == 2)
                Put(raw.Slice(i, 2));
            else if (length == 1 && Characters.Map(c) is var mapped and not Characters.Drop)
                Put([mapped]);
            i += Math.Max(1, length);
        }
    }

    /// <summary>What was collected; null where that is nothing.</summary>
    public string? Take()
    {
        // A cut may leave the blank before the word that did not fit.
        while (_text.Length > 0 && Characters.IsSpace(_text[^1]))
            _text.Length--;
        return _text.Length == 0 ? null : _text.ToString();
    }

    private void Put(ReadOnlySpan<char> characters)
    {
        if (_text.Length > 0 && (_breaks > 0 || _space))
            _text.Append(_breaks switch { 0 => " ", Line => "\n", _ => "\n\n" });
        (_breaks, _space) = (0, false);
        var room = max - _text.Length;
        Full = characters.Length > room;
        // A pair is put alone, so that a cut never parts it.
        if (!Full || characters.Length > 2)
            _text.Append(Full ? characters[..Math.Max(0, room)] : characters);
    }
}
