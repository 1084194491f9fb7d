namespace Listening.Queries;

/// <summary>Writes a token's two spellings.</summary>
internal static class TokenSpelling
{
    // Composition takes at most four characters to one, so this much is enough for the longest token.
    private const int ReadAtMost = TokenBuffer.LongestToken * 4;

    internal static void Word(ReadOnlySpan<char> source, TokenBuffer buffer, ref Token token)
    {
        var sign = Signs.Plain(source[0]);
        token.Signed = token.Distinct = sign != '\0';
        var bare = sign == '\0' ? source : source[1..];
        if (bare.Length > TokenBuffer.LongestToken || !Simple(sign, bare, buffer, ref token))
            Full(sign, bare, buffer, ref token);
    }

    internal static void Emoji(ReadOnlySpan<char> source, TokenBuffer buffer, ref Token token)
    {
        var cut = CodePoints.Cut(source, TokenBuffer.LongestToken);
        var room = buffer.Room(cut.Length * 2);
        var weak = CharKinds.At(cut, 0, out _) == CharKind.WeakEmoji;
        var marked = WithoutVariations(cut, keepFirst: weak, room);
        var folded = WithoutTones(room[..marked], room[marked..]);
        token.MarkedStart = buffer.Claim(marked);
        token.MarkedLength = marked;
        token.Distinct = folded != marked;
        token.FoldedStart = token.Distinct ? buffer.Claim(folded) : token.MarkedStart;
        token.FoldedLength = folded;
    }

    private static bool Simple(char sign, ReadOnlySpan<char> bare, TokenBuffer buffer, ref Token token)
    {
        var room = buffer.Room((bare.Length * 2) + 1);
        var signs = sign == '\0' ? 0 : 1;
        room[0] = sign;
        var plain = true;
        var folded = room[(signs + bare.Length)..];
        var length = Math.Min(bare.Length, TokenBuffer.LongestToken - signs);
        for (var i = 0; i < bare.Length; i++)
        {
            var c = bare[i];
            var to = SimpleFolds.Folded[c];
            if (to == '\0')
                return false;
            var mark = SimpleFolds.Marked[c];
            (room[signs + i], folded[i]) = (mark, to);
            plain &= mark == to || c == 'ı';
        }

        token.MarkedStart = buffer.Claim(signs + bare.Length);
        token.MarkedLength = signs + length;
        token.FoldedLength = bare.Length;
        var same = room.Slice(signs, bare.Length).SequenceEqual(folded[..bare.Length]);
        token.FoldedStart = same ? token.MarkedStart + signs : buffer.Claim(bare.Length);
        token.Distinct |= !plain;
        return true;
    }

    private static void Full(char sign, ReadOnlySpan<char> bare, TokenBuffer buffer, ref Token token)
    {
        var folder = buffer.Folder;
        folder.Read(bare, ReadAtMost);
        var signs = sign == '\0' ? 0 : 1;
        var marked = CodePoints.Cut(folder.Marked(), TokenBuffer.LongestToken - signs);
        var folded = CodePoints.Cut(folder.Folded(), TokenBuffer.LongestToken);
        if (folded.IsEmpty)
            folded = marked;
        var room = buffer.Room(signs + marked.Length + folded.Length);
        room[..signs].Fill(sign);
        marked.CopyTo(room[signs..]);
        folded.CopyTo(room[(signs + marked.Length)..]);
        token.MarkedStart = buffer.Claim(signs + marked.Length);
        token.MarkedLength = signs + marked.Length;
        token.FoldedStart = buffer.Claim(folded.Length);
        token.FoldedLength = folded.Length;
        token.Distinct |= folder.HasDiacritic;
    }

    private static int WithoutVariations(ReadOnlySpan<char> source, bool keepFirst, Span<char> target)
    {
        var length = 0;
        for (var i = 0; i < source.Length; i++)
            if (source[i] is not ('\uFE0F' or '\uFE0E') || (keepFirst && i == 1))
                target[length++] = source[i];
        return length;
    }

    private static int WithoutTones(ReadOnlySpan<char> source, Span<char> target)
    {
        var length = 0;
        for (var i = 0; i < source.Length;)
        {
            var kind = CharKinds.At(source, i, out var width);
            if (kind != CharKind.Tone || i == 0)
            {
                source.Slice(i, width).CopyTo(target[length..]);
                length += width;
            }

            i += width;
        }

        return length;
    }
}
