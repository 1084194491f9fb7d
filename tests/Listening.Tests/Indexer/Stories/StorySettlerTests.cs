using Listening.Indexer;
using Listening.Mentions;
using static Listening.Tests.Indexer.Stories.StoryBench;

namespace Listening.Tests.Indexer.Stories;

public sealed class StorySettlerTests : IDisposable
{
    private const string Report = "The harbour authority said on Tuesday that 48 containers of green coffee had been held back after inspectors found traces of a banned spray in them, and that nobody had been at risk";
    private const string Other = "A bakery in the old town is giving its unsold bread to anyone who brings back a jar, a bag or a bottle, and the queue goes round the corner every evening at seven";

    private readonly StoryBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_of_its_words_begins_a_story_and_copies_join_it(bool isRestarted)
    {
        Assert.Equal(["a", "b"], await _bench.PutAsync(Mention("a", Report), Mention("b", Other)));
        if (isRestarted)
            _bench.Restart();
        Assert.Equal(["a", "b", "a"], await _bench.PutAsync(Mention("c", "Just in: " + Report), Mention("d", Other.ToUpperInvariant()), Mention("e", Report + " (wire)")));
        Assert.Equal("a", await _bench.StoryAsync("e"));
    }

    [Fact]
    public async Task Copies_of_one_batch_find_each_other() =>
        Assert.Equal(["a", "a", "c", "a"], await _bench.PutAsync(Mention("a", Report), Mention("b", Report), Mention("c", Other), Mention("d", Report)));

    [Theory]
    [InlineData(14, "a")]
    [InlineData(-14, "a")]
    [InlineData(14.001, "b")]
    [InlineData(-14.001, "b")]
    public async Task A_story_takes_in_what_lies_within_two_weeks_of_what_began_it(double days, string expected)
    {
        await _bench.PutAsync(Mention("a", Report));
        Assert.Equal([expected], await _bench.PutAsync(Mention("b", Report, days: days)));
        _bench.Restart();
        Assert.Equal([expected], await _bench.PutAsync(Mention("c", Report, days: days)));
    }

    [Theory]
    [InlineData("roastery", "company", "repairs", "company", true)]
    [InlineData("roastery", "public", "repairs", "company", true)]
    [InlineData("roastery", "private", "roastery", "private", true)]
    [InlineData("roastery", "company", "roastery", "private", true)]
    [InlineData("roastery", "private", "repairs", "private", false)]
    [InlineData("roastery", "company", "repairs", "private", false)]
    [InlineData("roastery", "private", "roastery", "company", false)]
    [InlineData("roastery", "private", "repairs", "public", false)]
    [InlineData("roastery", "unheard-of", "repairs", "public", false)]
    public async Task Private_mentions_join_stories_of_their_unit_and_others_join_none_of_theirs(string unit, string visibility, string secondUnit, string secondVisibility, bool joins)
    {
        var (first, second) = (Mention("a", Report) with { Unit = unit, Visibility = visibility }, Mention("b", Report) with { Unit = secondUnit, Visibility = secondVisibility });
        Assert.Equal(["a", joins ? "a" : "b"], await _bench.PutAsync(first, second));
        _bench.Restart();
        Assert.Equal([joins ? "a" : "b"], await _bench.PutAsync(second with { Revision = 2 }));
    }

    [Fact]
    public async Task An_edit_keeps_the_story_until_its_words_are_others()
    {
        await _bench.PutAsync(Mention("a", Report), Mention("b", Report), Mention("c", Other));
        Assert.Equal(["a"], await _bench.PutAsync(Mention("b", Report + " (corrected)", revision: 2)));
        _bench.Restart();
        Assert.Equal(["c"], await _bench.PutAsync(Mention("b", Other, revision: 3)));
        Assert.Equal(["b"], await _bench.PutAsync(Mention("b", "Something else again: the tram to the sea runs at night from now on, said the mayor at the opening, and dogs ride for free", revision: 4)));
    }

    [Fact]
    public async Task What_began_a_story_keeps_it_whatever_it_says_later()
    {
        await _bench.PutAsync(Mention("a", Report), Mention("b", Report));
        Assert.Equal(["a"], await _bench.PutAsync(Mention("a", Other, revision: 2)));
        _bench.Restart();
        Assert.Equal(["a", "d"], await _bench.PutAsync(Mention("c", Other), Mention("d", Report)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_repeat_or_a_late_revision_never_changes_a_story(bool isRestarted)
    {
        await _bench.PutAsync(Mention("a", Report), Mention("c", Other));
        await _bench.PutAsync(Mention("b", Report), Mention("b", Other, revision: 2));
        if (isRestarted)
            _bench.Restart();
        Assert.Equal(["c", "c"], await _bench.PutAsync(Mention("b", Report), Mention("b", Other, revision: 2)));
        Assert.Equal(["c"], await _bench.PutAsync(Mention("b", Other + "!", revision: 3)));
        Assert.Equal("c", await _bench.StoryAsync("b"));
    }

    [Fact]
    public async Task What_bears_no_bands_has_no_story() => Assert.Equal([null, "b", null], await _bench.PutAsync(Mention("a", "Thanks!"), Mention("b", Report), Mention("c", Report) with { StoryBands = ["?"] }));

    [Fact]
    public async Task Times_at_either_end_of_the_calendar_do_no_harm()
    {
        var (first, last) = (Mention("a", Report) with { Timestamp = DateTimeOffset.MinValue }, Mention("b", Report) with { Timestamp = DateTimeOffset.MaxValue });
        Assert.Equal(["a", "b"], await _bench.PutAsync(first, last));
        _bench.Restart();
        Assert.Equal(["a", "b"], await _bench.PutAsync(first with { Revision = 2 }, last with { Revision = 2 }));
    }

    [Fact]
    public async Task People_acts_leave_the_story_as_it_is()
    {
        await _bench.PutAsync(Mention("a", Report), Mention("b", Report));
        await _bench.Store.WriteAsync(
            new() { Operations = [new StoreOperation.PutAction(Contracts.SampleMention.Act("b", ActionKinds.Tag, "seen"))], Checkpoints = new Dictionary<string, long>(), Now = Contracts.SampleMention.Noon },
            TestContext.Current.CancellationToken);
        Assert.Equal("a", await _bench.StoryAsync("b"));
    }

    [Fact]
    public async Task A_store_that_knows_no_stories_gets_mentions_as_they_came()
    {
        using var settler = new StorySettler(null);
        IReadOnlyList<StoreOperation> operations = [new StoreOperation.PutMention(Mention("a", Report), "log")];
        Assert.Same(operations, await settler.SettleAsync(operations, TestContext.Current.CancellationToken));
    }
}
