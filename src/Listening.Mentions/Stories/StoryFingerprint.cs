using System.Numerics;
using Listening.Queries;

namespace Listening.Mentions;

/// <summary>What of a text is compared to say whether two tell the same in nearly the same words (docs/stories.md).</summary>
/// <param name="IsExact">The text is short: only the same folded words are the same story.</param>
/// <param name="Hash">A SimHash of 128 bits over the folded words: 64 by each of two hashes of a word. Of a short text a plain hash of 64 bits.</param>
/// <param name="Figures">A bit for each number in the text, chosen by its hash; 0 for a short text.</param>
public readonly record struct StoryFingerprint(bool IsExact, UInt128 Hash, ulong Figures)
{
    /// <summary>Texts of fewer tokens tell no story: "thank you" by two people is not one.</summary>
    public const int LeastTokens = 4;

    /// <summary>Texts of fewer tokens are compared word for word: one word is too much of them for a distance to mean anything.</summary>
    public const int LeastSimilarTokens = 16;

    /// <summary>A text of so many tokens speaks for itself; of a shorter one the title is read too. Copies of one report bear different headlines, while teasers without one are all alike.</summary>
    public const int TokensWithoutTitle = 32;

    /// <summary>Largest Hamming distance of one story, of 128 bits. With half the bits the same share of them would join texts that merely are of one language, once a hundred thousand are compared.</summary>
    public const int Distance = 16;

    /// <summary>Fingerprint of a document that was cut into tokens; null where it is too short to be a story. Allocates nothing.</summary>
    public static StoryFingerprint? Of(TokenizedDocument tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var from = tokens.TextTokens < TokensWithoutTitle ? 0 : tokens.TitleTokens;
        var count = tokens.TitleTokens + tokens.TextTokens - from;
        if (count < LeastTokens)
            return null;
        return count < LeastSimilarTokens ? new(true, StoryHash.OfAll(tokens, from, count), 0) : StorySketch.Of(tokens, from, count);
    }

    /// <summary>True where two texts are one story by their words.</summary>
    public bool IsNear(StoryFingerprint other) =>
        IsExact == other.IsExact && (IsExact ? Hash == other.Hash : DistanceTo(other) <= Distance && StoryBands.Share(Hash, other.Hash) && AgreesInFigures(other));

    /// <summary>Bits in which the hashes differ.</summary>
    public int DistanceTo(StoryFingerprint other) => (int)UInt128.PopCount(Hash ^ other.Hash);

    // Reports made from one template differ in little but their numbers. A copy may leave numbers out or add some, so that of the poorer side's two in three are asked for.
    private bool AgreesInFigures(StoryFingerprint other)
    {
        var fewer = Math.Min(BitOperations.PopCount(Figures), BitOperations.PopCount(other.Figures));
        return 3 * BitOperations.PopCount(Figures & other.Figures) >= 2 * fewer;
    }
}
