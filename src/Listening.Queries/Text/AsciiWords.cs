using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Listening.Queries;

/// <summary>The fast path for nearly every word of Latin-script text: ASCII letters and digits alone, which fold by case only, eight at a time.</summary>
internal static class AsciiWords
{
    /// <summary>Writes the word that begins here in small letters at the buffer's end.</summary>
    /// <returns>Its length; zero where none begins here, or where it may go on with something else than ASCII letters and digits, or is longer than a token.</returns>
    internal static int Fold(ReadOnlySpan<char> text, int start, TokenBuffer buffer)
    {
        var length = 0;
        while (length <= TokenBuffer.LongestToken - Vector128<ushort>.Count)
        {
            var step = Step(text, start + length, buffer.Room(length + Vector128<ushort>.Count)[length..]);
            length += step;
            if (step < Vector128<ushort>.Count)
                return length > 0 && EndsAt(text, start + length) ? length : 0;
        }

        return 0;
    }

    private static int Step(ReadOnlySpan<char> text, int at, Span<char> target)
    {
        if (at + Vector128<ushort>.Count > text.Length)
            return StepSingly(text[at..], target);
        var units = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text)), (nuint)at);
        var small = units | Vector128.Create((ushort)0x20);
        var letters = Vector128.LessThanOrEqual(small - Vector128.Create((ushort)'a'), Vector128.Create((ushort)25));
        var digits = Vector128.LessThanOrEqual(units - Vector128.Create((ushort)'0'), Vector128.Create((ushort)9));
        var folded = Vector128.ConditionalSelect(letters, small, units);
        folded.StoreUnsafe(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(target)));
        return BitOperations.TrailingZeroCount(~(letters | digits).ExtractMostSignificantBits());
    }

    private static int StepSingly(ReadOnlySpan<char> text, Span<char> target)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetterOrDigit(text[length]))
        {
            target[length] = char.ToLowerInvariant(text[length]);
            length++;
        }

        return length;
    }

    // Marks, joiners and letters beyond ASCII go on with a word, and so do some signs before a letter or digit.
    private static bool EndsAt(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
            return true;
        var next = text[at];
        if (next is '.' or ',')
            return at + 1 == text.Length || (char.IsAscii(text[at + 1]) && !char.IsAsciiLetterOrDigit(text[at + 1]));
        return char.IsAscii(next) && next is not ('\'' or '_');
    }
}
