using System.Runtime.InteropServices;

namespace Listening.Queries;

/// <summary>The full road of folding: decompose, order marks, strip, compose. Reused; not for two threads at once.</summary>
internal sealed class Folder
{
    /// <summary>A longer run of marks is not reordered beyond this, so that folding stays linear (UAX #15, stream-safe text).</summary>
    private const int LongestRun = 30;
    private const int KeyCap = 0x20E3;
    private readonly List<int> _points = [];
    private readonly List<int> _work = [];
    private char[] _marked = new char[64];
    private char[] _folded = new char[64];
    private int[] _done = new int[64];

    /// <summary>True where folding took a mark or a stroke away from what was read.</summary>
    internal bool HasDiacritic { get; private set; }

    /// <summary>Takes in text, at least <paramref name="limit"/> characters of result where there are so many.</summary>
    internal void Read(ReadOnlySpan<char> text, int limit)
    {
        _points.Clear();
        HasDiacritic = false;
        for (var i = 0; i < text.Length && _points.Count < limit;)
        {
            var point = CodePoints.At(text, i, out var width);
            i += width;
            Decompose(point);
        }
    }

    /// <summary>Case-folded, with its diacritics; valid until the next call.</summary>
    internal ReadOnlySpan<char> Marked() => Compose(_points, ref _marked);

    /// <summary>Folded; valid until the next call.</summary>
    internal ReadOnlySpan<char> Folded()
    {
        _work.Clear();
        var stripping = false;
        foreach (var point in _points)
        {
            var kind = UnicodeTables.Kind(point);
            if (kind == CharKind.Stripped || (kind == CharKind.Mark && stripping))
            {
                HasDiacritic = true;
                continue;
            }

            if (kind != CharKind.Mark)
                stripping = kind == CharKind.Base;
            Special(point);
        }

        return Compose(_work, ref _folded);
    }

    private void Decompose(int point)
    {
        var kind = UnicodeTables.Kind(point);
        // A key cap is an emoji only with its digit; left on a letter that folds to one it would make it so.
        if (kind == CharKind.Ignorable || point == KeyCap)
            return;
        if (kind == CharKind.Apostrophe)
            point = '\'';
        var parts = UnicodeTables.Decompose(point);
        if (parts.IsEmpty)
            Insert(point);
        foreach (var part in parts)
            Insert(part);
    }

    private void Insert(int point)
    {
        var order = UnicodeTables.CombiningClass(point);
        var at = _points.Count;
        var first = Math.Max(0, at - LongestRun);
        if (order > 0)
            while (at > first && UnicodeTables.CombiningClass(_points[at - 1]) > order)
                at--;
        _points.Insert(at, point);
    }

    private void Special(int point)
    {
        switch (point)
        {
            case 'ß': _work.Add('s'); _work.Add('s'); break;
            case 'æ': _work.Add('a'); _work.Add('e'); break;
            case 'œ': _work.Add('o'); _work.Add('e'); break;
            case 'ı': _work.Add('i'); break;
            case 'ø': Stroke('o'); break;
            case 'ł': Stroke('l'); break;
            case 'đ': Stroke('d'); break;
            default: _work.Add(point); break;
        }
    }

    private void Stroke(int plain)
    {
        HasDiacritic = true;
        _work.Add(plain);
    }

    private ReadOnlySpan<char> Compose(List<int> points, ref char[] target)
    {
        if (target.Length < points.Count * 2)
            target = new char[points.Count * 4];
        if (_done.Length < points.Count)
            _done = new int[points.Count * 2];
        var done = _done.AsSpan();
        var count = Combine(CollectionsMarshal.AsSpan(points), done);
        var length = 0;
        foreach (var point in done[..count])
            length += CodePoints.Write(point, target.AsSpan(length));
        return target.AsSpan(0, length);
    }

    // UAX #15, canonical composition: a mark joins the last starter unless one of its class or higher stands between.
    private static int Combine(ReadOnlySpan<int> points, Span<int> done)
    {
        var (count, starter, last) = (0, -1, 0);
        foreach (var point in points)
        {
            var order = UnicodeTables.CombiningClass(point);
            var blocked = starter < count - 1 && (last == 0 || last >= order);
            var composed = starter < 0 || blocked ? -1 : UnicodeTables.Compose(done[starter], point);
            if (composed >= 0)
            {
                done[starter] = composed;
                continue;
            }

            if (order == 0)
                starter = count;
            last = order;
            done[count++] = point;
        }

        return count;
    }
}
