namespace Listening.Sentiment;

/// <summary>
/// Names the language of a text: the script where one language owns it, else the commonest words, letters and endings.
/// Looks at the first 1,000 characters and allocates nothing.
/// </summary>
public static class LanguageIdentifier
{
    private const string Unsure = "und";
    private const int MaxTextLength = 1000, MaxWordLength = 24;
    private const float EnoughPoints = 0.9f, NearTie = 0.85f, ClearLead = 0.93f, Declared = 1.2f;

    /// <summary>BCP 47, or <c>und</c> when unsure. Never throws.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="declared">What the publisher says, if anything: believed only where the text does not speak against it.</param>
    /// <param name="hints">Languages the unit expects: they decide near ties, they never filter.</param>
    public static string Identify(ReadOnlySpan<char> text, string? declared, IReadOnlyList<string> hints)
    {
        text = text.Length > MaxTextLength ? text[..MaxTextLength] : text;
        var script = DominantScript(text);
        if (Scripts.Language(script) is { } owner)
            return owner;
        Span<float> points = stackalloc float[LanguageEvidence.Count];
        Collect(text, points);
        return Decide(points, script, declared, hints);
    }

    private static Script DominantScript(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[Scripts.Count];
        counts.Clear();
        for (var at = 0; at < text.Length; at++)
        {
            // An address says nothing of the language it stands in.
            if (text[at] is 'h' or 'w' && Links.Length(text[at..]) is > 0 and var length)
                at += length - 1;
            else
                counts[(int)Scripts.Of(text[at])]++;
        }
        // Japanese is written in both; a Han sign says about as much as three Latin letters.
        if (counts[(int)Script.Kana] * 12 >= counts[(int)Script.Han])
        {
            counts[(int)Script.Kana] += counts[(int)Script.Kana] > 0 ? counts[(int)Script.Han] : 0;
            counts[(int)Script.Han] = counts[(int)Script.Kana] > 0 ? 0 : counts[(int)Script.Han];
        }
        counts[(int)Script.Kana] *= 3;
        counts[(int)Script.Han] *= 3;
        counts[(int)Script.Hangul] *= 2;
        var best = 1;
        for (var script = 2; script < counts.Length; script++)
            best = counts[script] > counts[best] ? script : best;
        return counts[best] == 0 ? Script.None : (Script)best;
    }

    private static void Collect(ReadOnlySpan<char> text, Span<float> points)
    {
        points.Clear();
        Span<char> buffer = stackalloc char[PostTokenizer.MaxTokenLength];
        var tokens = new PostTokenizer(text, buffer);
        while (tokens.MoveNext())
        {
            if (tokens.Kind == TokenKind.Word && tokens.Token.Length <= MaxWordLength)
                LanguageEvidence.Add(tokens.Token, points);
        }
    }

    private static string Decide(ReadOnlySpan<float> points, Script script, string? declared, IReadOnlyList<string> hints)
    {
        var (best, second) = (-1, -1);
        var said = -1;
        for (var language = 0; language < points.Length; language++)
        {
            if (LanguageEvidence.ScriptOf(language) != script)
                continue;
            said = IsOf(declared, LanguageEvidence.Code(language)) ? language : said;
            if (best < 0 || points[language] > points[best])
                (best, second) = (language, best);
            else if (second < 0 || points[language] > points[second])
                second = language;
        }
        if (best < 0)
            return Unsure;
        if (said >= 0 && (points[best] < EnoughPoints || points[said] * Declared >= points[best]))
            return LanguageEvidence.Code(said);
        if (points[best] < EnoughPoints)
            return OwnerOfScript(script);
        return Tied(points, script, best, second, hints);
    }

    private static string Tied(ReadOnlySpan<float> points, Script script, int best, int second, IReadOnlyList<string> hints)
    {
        for (var hint = 0; hint < hints.Count; hint++)
        {
            for (var language = 0; language < points.Length; language++)
            {
                if (LanguageEvidence.ScriptOf(language) == script && points[language] >= points[best] * NearTie && IsOf(hints[hint], LanguageEvidence.Code(language)))
                    return LanguageEvidence.Code(language);
            }
        }
        return second >= 0 && points[second] > points[best] * ClearLead ? Unsure : LanguageEvidence.Code(best);
    }

    /// <summary>With too little to go by, the script's most written language is the better answer than none, except for Latin.</summary>
    private static string OwnerOfScript(Script script) => script switch
    {
        Script.Cyrillic => "ru",
        Script.Arabic => "ar",
        Script.Devanagari => "hi",
        _ => Unsure,
    };

    private static bool IsOf(string? tag, string code) =>
        tag is not null && tag.StartsWith(code, StringComparison.OrdinalIgnoreCase) && (tag.Length == code.Length || tag[code.Length] is '-' or '_');
}
