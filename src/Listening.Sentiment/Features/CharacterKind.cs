using System.Globalization;

namespace Listening.Sentiment;

/// <summary>What a UTF-16 unit is to the tokeniser; a lone surrogate is just a sign.</summary>
internal static class CharacterKind
{
    private const char ZeroWidthNonJoiner = '\u200C', ZeroWidthJoiner = '\u200D', VariationSelector = '\uFE0F';

    /// <summary>Vowel signs count: without them Hindi and Arabic words would fall to pieces.</summary>
    public static bool IsWord(char c)
    {
        if (c < 0x80)
            return char.IsAsciiLetterOrDigit(c) || c == '_';
        return char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
            && !IsIgnorable(c);
    }

    public static bool IsIgnorable(char c) => c is ZeroWidthNonJoiner or ZeroWidthJoiner or VariationSelector or '\u00AD' or '\uFEFF';

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02BC' or '\uFF07';

    /// <summary>Pictures of the basic plane; those beyond it come as surrogate pairs.</summary>
    public static bool IsPicture(char c) => c is >= '\u2190' and <= '\u2BFF' or '\u3030' or '\u303D' or '\u3297' or '\u3299';

    /// <summary>The second half of the five skin tones U+1F3FB to U+1F3FF: a tone says nothing about mood.</summary>
    public static bool IsSkinTone(char high, char low) => high == '\uD83C' && low is >= '\uDFFB' and <= '\uDFFF';
}
