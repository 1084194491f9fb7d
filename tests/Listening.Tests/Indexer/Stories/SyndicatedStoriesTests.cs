using Listening.Tests.Mentions.Stories;
using static Listening.Tests.Indexer.Stories.StoryBench;

namespace Listening.Tests.Indexer.Stories;

/// <summary>Precision and recall over pairs of the syndicated set (docs/stories.md states them): of all pairs that were given one story how many have one, and of all that have one how many were given it.</summary>
public sealed class SyndicatedStoriesTests(ITestOutputHelper output)
{
    private const int Orders = 10;

    [Fact]
    public async Task Copies_are_found_and_near_misses_are_not_joined()
    {
        var (right, wrong, missed) = (0, 0, 0);
        for (var seed = 0; seed < Orders; seed++)
        {
            var texts = SyndicatedText.All.ToArray();
            new Random(seed).Shuffle(texts);
            foreach (var (isSame, isJoined) in Pairs(texts, await SettleAsync(texts)))
                (right, wrong, missed) = (right + (isSame && isJoined ? 1 : 0), wrong + (!isSame && isJoined ? 1 : 0), missed + (isSame && !isJoined ? 1 : 0));
        }

        var (precision, recall) = (right / (double)(right + wrong), right / (double)(right + missed));
        output.WriteLine($"{SyndicatedText.All.Count} texts, {SyndicatedText.All.Select(text => text.Language).Distinct().Count()} languages, {Orders} orders of arrival: precision {precision:0.000}, recall {recall:0.000}");
        foreach (var miss in Distances())
            output.WriteLine(miss);
        Assert.True(SyndicatedText.All.Count >= 60);
        Assert.Equal(1, precision);
        Assert.True(recall >= 0.95, $"Recall is {recall:0.000}.");
    }

    private static async Task<string?[]> SettleAsync(SyndicatedText[] texts)
    {
        using var bench = new StoryBench();
        return await bench.PutAsync([.. texts.Select((text, number) => Mention($"{number:d2}", text.Text, text.Title))]);
    }

    private static IEnumerable<(bool IsSame, bool IsJoined)> Pairs(SyndicatedText[] texts, string?[] stories) =>
        from left in Enumerable.Range(0, texts.Length)
        from right in Enumerable.Range(left + 1, texts.Length - left - 1)
        select (texts[left].Story == texts[right].Story, stories[left] == stories[right]);

    // The pairs that a copy and its report do not find each other in, for whoever tunes the fingerprint.
    private static IEnumerable<string> Distances() =>
        from left in SyndicatedText.All
        from right in SyndicatedText.All
        where left.Story == right.Story && string.CompareOrdinal(left.Kind, right.Kind) < 0 && !left.Fingerprint!.Value.IsNear(right.Fingerprint!.Value)
        select $"not near: {left.Story}, {left.Kind} and {right.Kind}, {left.Fingerprint!.Value.DistanceTo(right.Fingerprint!.Value)} bits";
}
