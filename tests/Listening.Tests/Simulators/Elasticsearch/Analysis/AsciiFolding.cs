using System.Text;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Letters without their marks, for the letters of Europe.</summary>
internal static class AsciiFolding
{
    // A table of our own: without culture data the runtime does not take letters apart.
    private static readonly Dictionary<char, string> Table = Letters(
        ("a", "àáâãäåāăąǎ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐ"), ("j", "ĵ"), ("k", "ķ"),
        ("l", "ĺļľŀł"), ("n", "ñńņň"), ("o", "òóôõöøōŏőǒ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűųǔ"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"), ("'", "’‘"), ("\"", "“”"));

    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
            folded.Append(Table.TryGetValue(letter, out var replacement) ? replacement : letter.ToString());
        return folded.ToString();
    }

    private static Dictionary<char, string> Letters(params (string Base, string Forms)[] groups)
    {
        var table = new Dictionary<char, string>();
        foreach (var (letter, form) in groups.SelectMany(group => group.Forms.Select(form => (group.Base, form))))
        {
            table[form] = letter;
            if (char.ToUpperInvariant(form) != form)
                table[char.ToUpperInvariant(form)] = letter.ToUpperInvariant();
        }

        return table;
    }
}
