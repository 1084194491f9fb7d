using System.Globalization;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Where a page ended. New mentions shift nothing: the next page starts behind this row, wherever that now is.</summary>
/// <param name="Sort">The order it belongs to.</param>
/// <param name="RowId">The last row of the page.</param>
/// <param name="Score">Its score in order of relevance.</param>
internal readonly record struct PageCursor(MentionSort Sort, long RowId, double Score = 0)
{
    public static PageCursor? Parse(string? text, MentionSort sort)
    {
        if (text is null)
            return null;
        var parts = text.Split('.');
        return parts is [var kind, var row, var score] && kind == Kind(sort) && TryHex(row, out var rowId) && TryHex(score, out var bits)
            ? new PageCursor(sort, rowId, BitConverter.Int64BitsToDouble(bits))
            : throw new ArgumentException($"\"{text}\" is not a cursor of this search.", nameof(text));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind(Sort)}.{RowId:x}.{BitConverter.DoubleToInt64Bits(Score):x}");

    private static string Kind(MentionSort sort) => sort switch { MentionSort.Newest => "n", MentionSort.Oldest => "o", _ => "r" };

    private static bool TryHex(string text, out long value) => long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
