namespace Listening.Sentiment;

/// <summary>The script of a letter by its Unicode block.</summary>
internal static class Scripts
{
    public static readonly int Count = Enum.GetValues<Script>().Length;

    public static Script Of(char c) => c switch
    {
        < '\u0080' => char.IsAsciiLetter(c) ? Script.Latin : Script.None,
        < '\u00C0' or '\u00D7' or '\u00F7' => Script.None,
        < '\u0250' or (>= '\u1E00' and < '\u1F00') => Script.Latin,
        >= '\u0370' and < '\u0400' or (>= '\u1F00' and < '\u2000') => Script.Greek,
        >= '\u0400' and < '\u0530' => Script.Cyrillic,
        >= '\u0530' and < '\u0590' => Script.Armenian,
        >= '\u05D0' and < '\u0600' => Script.Hebrew,
        >= '\u0620' and < '\u0780' or (>= '\uFB50' and < '\uFE00') or (>= '\uFE70' and < '\uFEFF') => Script.Arabic,
        >= '\u0900' and < '\u0E80' => Indic(c),
        >= '\u0E80' and < '\u0F00' => Script.Lao,
        >= '\u1000' and < '\u10A0' => Script.Burmese,
        >= '\u10A0' and < '\u1100' => Script.Georgian,
        >= '\u1100' and < '\u1200' or (>= '\uAC00' and < '\uD7B0') => Script.Hangul,
        >= '\u1200' and < '\u1380' => Script.Ethiopic,
        >= '\u1780' and < '\u1800' => Script.Khmer,
        >= '\u3040' and < '\u3100' or (>= '\uFF66' and < '\uFFA0') => Script.Kana,
        >= '\u3400' and < '\uA000' or (>= '\uF900' and < '\uFB00') => Script.Han,
        _ => Script.None,
    };

    /// <summary>The language a script alone decides, or null where several tongues share it.</summary>
    public static string? Language(Script script) => script switch
    {
        Script.Greek => "el",
        Script.Hebrew => "he",
        Script.Thai => "th",
        Script.Hangul => "ko",
        Script.Kana => "ja",
        Script.Han => "zh",
        Script.Armenian => "hy",
        Script.Georgian => "ka",
        Script.Bengali => "bn",
        Script.Gurmukhi => "pa",
        Script.Gujarati => "gu",
        Script.Tamil => "ta",
        Script.Telugu => "te",
        Script.Kannada => "kn",
        Script.Malayalam => "ml",
        Script.Sinhala => "si",
        Script.Lao => "lo",
        Script.Burmese => "my",
        Script.Khmer => "km",
        Script.Ethiopic => "am",
        _ => null,
    };

    private static Script Indic(char c) => c switch
    {
        < '\u0980' => Script.Devanagari,
        < '\u0A00' => Script.Bengali,
        < '\u0A80' => Script.Gurmukhi,
        < '\u0B00' => Script.Gujarati,
        < '\u0B80' => Script.None,
        < '\u0C00' => Script.Tamil,
        < '\u0C80' => Script.Telugu,
        < '\u0D00' => Script.Kannada,
        < '\u0D80' => Script.Malayalam,
        < '\u0E00' => Script.Sinhala,
        _ => Script.Thai,
    };
}
