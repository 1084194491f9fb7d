using Listening.Indexer;
using Listening.Mentions;
using Listening.Tests.Mentions.Stories;
using static Listening.Tests.Indexer.Stories.StoryBench;

namespace Listening.Tests.Indexer.Stories;

/// <summary>What stays the same when the log is read again, in pieces of other sizes, or in another order.</summary>
public sealed class StoryReplayTests
{
    [Fact]
    public async Task The_same_log_gives_the_same_stories_however_it_is_cut_into_batches_and_over_crashes()
    {
        var log = Mentions();
        var expected = await StoriesAsync(log, batch: log.Length, restart: false);
        foreach (var batch in new[] { 1, 2, 7, 40 })
        {
            Assert.Equal(expected, await StoriesAsync(log, batch, restart: false));
            Assert.Equal(expected, await StoriesAsync(log, batch, restart: true));
        }
    }

    [Fact]
    public async Task Reading_the_log_twice_changes_nothing()
    {
        using var bench = new StoryBench();
        var log = Mentions();
        await bench.PutAsync(log);
        var first = await StoriesAsync(bench, log);
        bench.Restart();
        await bench.PutAsync(log);
        await bench.PutAsync(log);
        Assert.Equal(first, await StoriesAsync(bench, log));
    }

    // Copies that all lie within nine bits of each other are found whichever comes first; what lies beyond sixteen never joins.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Close_copies_share_a_story_in_whatever_order_they_come(int seed)
    {
        var random = new Random(seed);
        var centres = Enumerable.Range(0, 20).Select(_ => new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64())).ToList();
        var copies = centres.SelectMany((centre, story) => Enumerable.Range(0, 5).Select(_ => (Story: story, Hash: centre ^ UInt128.One << random.Next(128) ^ UInt128.One << random.Next(128) ^ UInt128.One << random.Next(128) ^ UInt128.One << random.Next(128)))).ToArray();
        random.Shuffle(copies);
        using var bench = new StoryBench();
        var stories = await bench.PutAsync([.. copies.Select((copy, number) => Mention($"{number:d3}", "some words") with { StoryBands = StoryBands.Write(new StoryFingerprint(false, copy.Hash, 0)) })]);
        Assert.All(copies.Zip(stories).GroupBy(pair => pair.First.Story), group => Assert.Single(group.Select(pair => pair.Second).Distinct()));
        Assert.Equal(20, stories.Distinct().Count());
    }

    [Fact]
    public async Task Reports_of_one_template_do_not_make_each_lookup_longer()
    {
        var index = new CountingIndex();
        using var settler = new StorySettler(index);
        var template = Enumerable.Range(0, 4_000).Select(number => new StoreOperation.PutMention(
            Mention($"{number}", "some words") with { StoryBands = StoryBands.Write(new StoryFingerprint(false, 0, 0b111UL << (number % 20 * 3))) }, "log")).ToList();
        var settled = await settler.SettleAsync([.. template], TestContext.Current.CancellationToken);
        Assert.Equal(20, settled.Cast<StoreOperation.PutMention>().Select(put => put.Mention.Story).Distinct().Count());
        Assert.Equal(1, index.Calls);
    }

    private static Mention[] Mentions()
    {
        var random = new Random(11);
        var mentions = SyndicatedText.All.Select((text, number) => Mention($"{number:d2}", text.Text, text.Title, days: number % 5)).ToArray();
        random.Shuffle(mentions);
        var edits = mentions.Where((_, number) => number % 6 == 0).Select((mention, number) => Mention(mention.Id, mentions[number * 3].Text!, mentions[number * 3].Title!, revision: 2));
        return [.. mentions, .. edits];
    }

    private static async Task<Dictionary<string, string?>> StoriesAsync(Mention[] log, int batch, bool restart)
    {
        using var bench = new StoryBench();
        foreach (var piece in log.Chunk(batch))
        {
            await bench.PutAsync(piece);
            if (restart)
                bench.Restart();
        }

        return await StoriesAsync(bench, log);
    }

    private static async Task<Dictionary<string, string?>> StoriesAsync(StoryBench bench, Mention[] log)
    {
        var stories = new Dictionary<string, string?>();
        foreach (var id in log.Select(mention => mention.Id).Distinct())
            stories.Add(id, await bench.StoryAsync(id));
        return stories;
    }

    private sealed class CountingIndex : IStoryIndex
    {
        public int Calls { get; private set; }

        public Task<IReadOnlyList<StoryAnswer>> FindStoriesAsync(IReadOnlyList<StoryQuestion> questions, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult<IReadOnlyList<StoryAnswer>>([.. questions.Select(_ => new StoryAnswer(null, []))]);
        }
    }
}
