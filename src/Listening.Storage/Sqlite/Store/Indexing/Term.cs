using System.Text;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>Exact field values as single tokens of the inverted index: <c>lang=en</c>, <c>tag=press%20room</c>. No word of a text holds a <c>=</c>, so the two never meet.</summary>
internal static class Term
{
    /// <summary>On every mention: what a purely negative query starts from.</summary>
    public const string All = "all=";

    /// <summary>On mentions whose edit matches no query any more.</summary>
    public const string Hidden = "hidden=";

    private const int MaxLength = 200;

    /// <summary>The token of a value; a long one is cut and told apart by its hash.</summary>
    public static string Of(string field, string folded)
    {
        var term = Escape(field, folded);
        return term.Length <= MaxLength ? term : string.Concat(term.AsSpan(0, MaxLength), "%", MentionIdentity.Hash(folded));
    }

    /// <summary>What the tokens of all values with this beginning begin with; null where the beginning is longer than what a token keeps.</summary>
    public static string? Prefix(string field, string folded)
    {
        var term = Escape(field, folded);
        return term.Length <= MaxLength ? term : null;
    }

    public static string OfValue(string field, string value) => Of(field, Folding.Fold(value));

    // Only what the tokeniser would cut at, or change (upper-case ASCII), must not stand in a token; % itself marks the escape.
    private static string Escape(string field, string folded)
    {
        if (!folded.AsSpan().ContainsAny(Unsafe))
            return string.Concat(field, "=", folded);
        var text = new StringBuilder(field).Append('=');
        foreach (var character in folded)
        {
            if (Unsafe.Contains(character))
                text.Append('%').Append(((int)character).ToString("x2"));
            else
                text.Append(character);
        }

        return text.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Unsafe =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(code => (char)code), '%', '"', '\x7f', .. Enumerable.Range('A', 26).Select(code => (char)code)]);
}
