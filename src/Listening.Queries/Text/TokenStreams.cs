using System.Text;

namespace Listening.Queries;

/// <summary>The two aligned streams of a text as stores index them: our tokens joined by single blanks.</summary>
/// <param name="Folded">Folded bare words.</param>
/// <param name="Marked">Case-folded, with sign and diacritics.</param>
/// <param name="Count">Tokens in each.</param>
public readonly record struct TokenStreams(string Folded, string Marked, int Count)
{
    [ThreadStatic]
    private static TokenBuffer? _buffer;

    /// <summary>Cuts a text. A token longer than 200 characters is cut to its first 200 in both streams.</summary>
    public static TokenStreams Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return new("", "", 0);
        var buffer = _buffer ??= new();
        buffer.Clear();
        Tokenizer.Append(text, buffer);
        return Of(buffer, 0, buffer.Count);
    }

    internal static TokenStreams Of(TokenBuffer buffer, int start, int count)
    {
        if (count == 0)
            return new("", "", 0);
        var (folded, marked) = (new StringBuilder(count * 8), new StringBuilder(count * 8));
        foreach (ref readonly var token in buffer.Tokens.Slice(start, count))
        {
            folded.Append(buffer.Folded(token)).Append(' ');
            marked.Append(buffer.Marked(token)).Append(' ');
        }

        return new(folded.ToString(0, folded.Length - 1), marked.ToString(0, marked.Length - 1), count);
    }
}
