using System.Text.Json;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Listener;

/// <summary>The policy for mentions that are too large for the log: the text is cut, the flag <c>truncated</c> says so, the revision stays, for nothing was edited. What cannot be made small enough by that is set aside.</summary>
internal static class MentionShortener
{
    /// <summary>The text is cut at a multiple of this many UTF-16 units.</summary>
    private const int Piece = 256;

    /// <summary>The count of words grows with the text.</summary>
    private const int Digits = 16;

    /// <summary>The bytes of the same mention with as much of its text as fits, or null where no cut of the text is enough.</summary>
    public static byte[]? Shorten(byte[] value, int maxBytes)
    {
        if (Parse(value) is not { Text: { Length: > 0 } text } mention)
            return null;
        var budget = maxBytes - Digits - Cut(mention, "").Length;
        return budget < 0 ? null : Cut(mention, text[..Fitting(text, budget)]);
    }

    private static Mention? Parse(byte[] value)
    {
        try
        {
            return JsonSerializer.Deserialize(value, MentionJson.Mention);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Fitting(string text, int budget)
    {
        var length = 0;
        while (length < text.Length)
        {
            var end = Math.Min(text.Length, length + Piece);
            // Never between the halves of a character.
            if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
                end--;
            budget -= JsonEncodedText.Encode(text.AsSpan(length, end - length), MentionJson.Options.Encoder).EncodedUtf8Bytes.Length;
            if (budget < 0)
                return length;
            length = end;
        }

        return length;
    }

    private static byte[] Cut(Mention mention, string text)
    {
        var cut = mention with
        {
            Text = text,
            Matches = [.. mention.Matches.Select(match => match with { Spans = [.. match.Spans.Where(span => span.Field != "text" || span.Start + span.Length <= text.Length)] })],
            Flags = mention.Flags.Contains(MentionFlags.Truncated) ? mention.Flags : [.. mention.Flags, MentionFlags.Truncated],
        };
        var tokens = new TokenizedDocument();
        tokens.Read(cut.ToQueryDocument());
        return JsonSerializer.SerializeToUtf8Bytes(cut with { Words = tokens.TextTokens }, MentionJson.Mention);
    }
}
