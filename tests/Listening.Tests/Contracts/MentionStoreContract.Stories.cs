using Listening.Mentions;
using Listening.Queries;
using static Listening.Tests.Contracts.SampleMention;

namespace Listening.Tests.Contracts;

public abstract partial class MentionStoreContract
{
    private static readonly StoryFingerprint Words = new(false, new UInt128(0x0123456789abcdef, 0x8edcba9876543210), 0b11);

    [Fact]
    public async Task What_began_a_story_is_found_by_near_words_and_what_joined_it_is_not()
    {
        await PutAsync(Told("a", "a", Words), Told("b", "a", Words with { Hash = Words.Hash ^ 1 }), Told("c", "c", Words with { Hash = ~Words.Hash }));
        var found = await FindAsync(Told("new", null, Words with { Hash = Words.Hash ^ 0b1011 }));
        Assert.Equal("a", found.Choose()?.Id);
        Assert.DoesNotContain(found.Answer.Begun, begun => begun.Id == "b");
        Assert.Null(found.Answer.Known);
    }

    [Fact]
    public async Task A_short_text_is_found_by_its_whole_hash()
    {
        await PutAsync(Told("a", "a", new(true, 5, 0)), Told("b", "b", new(true, 7, 0)));
        Assert.Equal("b", (await FindAsync(Told("new", null, new(true, 7, 0)))).Choose()?.Id);
        Assert.Null((await FindAsync(Told("new", null, new(true, 4, 0)))).Choose());
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(-14, true)]
    [InlineData(15, false)]
    [InlineData(-15, false)]
    public async Task Stories_are_looked_up_within_their_window(int days, bool isFound)
    {
        await PutAsync(Told("a", "a", Words));
        Assert.Equal(isFound, (await FindAsync(Told("new", null, Words) with { Timestamp = Noon.AddDays(days) })).Choose() is not null);
    }

    [Theory]
    [InlineData("roastery", "private", true)]
    [InlineData("repairs", "private", false)]
    [InlineData("repairs", "company", false)]
    public async Task What_a_private_mention_began_is_its_units(string unit, string visibility, bool isFound)
    {
        await PutAsync(Told("a", "a", Words) with { Visibility = "private" });
        Assert.Equal(isFound, (await FindAsync(Told("new", null, Words) with { Unit = unit, Visibility = visibility })).Choose() is not null);
    }

    [Fact]
    public async Task A_mention_that_is_held_answers_with_its_story_and_words_of_its_highest_revision()
    {
        var edited = Words with { Hash = Words.Hash ^ 0xff };
        await PutAsync(Told("a", "a", Words), Told("b", "a", Words));
        await PutAsync(Told("b", "a", edited) with { Revision = 4 });
        Assert.Equal(new KnownStory("a", 4, edited), (await FindAsync(Told("b", null, Words))).Answer.Known);
    }

    [Fact]
    public async Task An_edit_of_what_began_a_story_is_found_by_its_new_words_alone()
    {
        var edited = Words with { Hash = ~Words.Hash };
        await PutAsync(Told("a", "a", Words));
        await PutAsync(Told("a", "a", edited) with { Revision = 2 });
        Assert.Null((await FindAsync(Told("new", null, Words))).Choose());
        Assert.Equal("a", (await FindAsync(Told("new", null, edited))).Choose()?.Id);
    }

    [Fact]
    public async Task Many_questions_are_answered_in_their_order()
    {
        await PutAsync([.. Enumerable.Range(0, 50).Select(number => Told($"{number}", $"{number}", new(true, (ulong)number, 0)))]);
        var questions = Enumerable.Range(0, 50).Reverse().Select(number => StoryQuestion.Of(Told("new", null, new(true, (ulong)number, 0)))!).ToList();
        var answers = await Store.Stories!.FindStoriesAsync(questions, Stop);
        Assert.Equal(Enumerable.Range(0, 50).Reverse().Select(number => $"{number}"), questions.Zip(answers, (question, answer) => question.Choose(answer.Begun)?.Id));
    }

    [Fact]
    public async Task Mentions_are_found_and_counted_by_story()
    {
        await PutAsync(Told("a", "a", Words), Told("b", "a", Words), Told("c", "c", Words), Of("d"));
        Assert.Equal(["b", "a"], await IdsAsync(Search(Field(QueryField.Story, "a"))));
        Assert.Equal(["a:2", "c:1"], (await Store.FacetAsync(Search(), MentionFacet.Story, 10, Stop)).Select(count => $"{count.Value}:{count.Count}"));
    }

    private static Mention Told(string id, string? story, StoryFingerprint words) => Of(id, minutes: id[0] - 'a') with { Story = story, StoryBands = StoryBands.Write(words) };

    private async Task<(StoryQuestion Question, StoryAnswer Answer)> FindAsync(Mention mention)
    {
        var question = StoryQuestion.Of(mention)!;
        return (question, Assert.Single(await Store.Stories!.FindStoriesAsync([question], Stop)));
    }
}

/// <summary>Chooses as the indexer does.</summary>
internal static class FoundStories
{
    public static StoryQuestion? Choose(this (StoryQuestion Question, StoryAnswer Answer) found) => found.Question.Choose(found.Answer.Begun);
}
