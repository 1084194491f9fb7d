using System.Collections.Frozen;
using System.Numerics;

namespace Listening.Sentiment;

/// <summary>Looks words, letters and endings up in the profiles: each answers with the set of languages it speaks for.</summary>
internal static class LanguageEvidence
{
    private const int ShortestEnding = 2, LongestEnding = 6;
    private const float PerWord = 1f, PerLetter = 0.5f, PerEnding = 0.3f;

    private static readonly LanguageProfile[] Profiles = LanguageProfiles.All;
    private static readonly FrozenDictionary<uint, uint> Words = Sets(profile => profile.Words.Split(' ').Select(word => FeatureHash.Of(word)));
    private static readonly FrozenDictionary<uint, uint> Endings = Sets(profile => profile.Endings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ending => FeatureHash.Of(ending)));
    private static readonly FrozenDictionary<uint, uint> Letters = Sets(profile => profile.Letters.Select(letter => FeatureHash.Of([letter])));

    public static int Count => Profiles.Length;

    public static string Code(int language) => Profiles[language].Code;

    public static Script ScriptOf(int language) => Profiles[language].Script;

    /// <summary>Adds what one lower-case word says to each language's points.</summary>
    public static void Add(ReadOnlySpan<char> word, Span<float> points)
    {
        Spread(Words, FeatureHash.Of(word), PerWord, points);
        for (var length = ShortestEnding; length <= LongestEnding && length < word.Length - 1; length++)
            Spread(Endings, FeatureHash.Of(word[^length..]), PerEnding, points);
        foreach (var letter in word)
        {
            if (letter >= 0x80)
                Spread(Letters, FeatureHash.Of([letter]), PerLetter, points);
        }
    }

    /// <summary>What many languages share tells little: the points are divided by the root of their number.</summary>
    private static void Spread(FrozenDictionary<uint, uint> sets, uint hash, float points, Span<float> all)
    {
        if (!sets.TryGetValue(hash, out var languages))
            return;
        var each = points / MathF.Sqrt(BitOperations.PopCount(languages));
        for (; languages != 0; languages &= languages - 1)
            all[BitOperations.TrailingZeroCount(languages)] += each;
    }

    private static FrozenDictionary<uint, uint> Sets(Func<LanguageProfile, IEnumerable<uint>> hashes)
    {
        Dictionary<uint, uint> sets = [];
        for (var language = 0; language < Profiles.Length; language++)
        {
            foreach (var hash in hashes(Profiles[language]))
                sets[hash] = sets.GetValueOrDefault(hash) | (1u << language);
        }
        return sets.ToFrozenDictionary();
    }
}
