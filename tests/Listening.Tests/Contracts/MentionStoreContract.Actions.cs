using Listening.Mentions;
using Listening.Queries;
using static Listening.Tests.Contracts.SampleMention;

namespace Listening.Tests.Contracts;

public abstract partial class MentionStoreContract
{
    [Fact]
    public async Task An_act_before_its_mention_waits_for_it()
    {
        Assert.Equal([WriteOutcome.Indexed], await ActAsync(Act("a", ActionKinds.Status, "open")));
        Assert.Null(await Store.GetAsync("a", Stop));
        await PutAsync(Of("a"));
        Assert.Equal("open", (await Store.GetAsync("a", Stop))!.Workflow!.Status);
        Assert.Equal(["a"], await IdsAsync(Search(Field(QueryField.Status, "open"))));
    }

    [Fact]
    public async Task A_repeated_act_changes_nothing()
    {
        await PutAsync(Of("a"));
        var note = Act("a", ActionKinds.Note, "call back");
        Assert.Equal([WriteOutcome.Indexed, WriteOutcome.Repeated], await ActAsync(note, note));
        Assert.Single((await Store.GetAsync("a", Stop))!.Workflow!.Notes);
        Assert.Single(await Store.HistoryAsync("a", Stop));
    }

    [Fact]
    public async Task A_persons_label_stands_over_every_revision_and_can_be_taken_back()
    {
        await PutAsync(Of("a") with { Sentiment = new() { Label = "positive", Model = "m" } });
        await ActAsync(Act("a", ActionKinds.Label, "negative", minutes: 1));
        await PutAsync(Of("a", revision: 2) with { Sentiment = new() { Label = "neutral", Model = "m" } });
        var corrected = (await Store.GetAsync("a", Stop))!.Sentiment!;
        Assert.Equal(("negative", true, "m"), (corrected.Label, corrected.Corrected, corrected.Model));
        Assert.Equal(["a"], await IdsAsync(Search(Field(QueryField.Sentiment, "negative"))));
        await ActAsync(Act("a", ActionKinds.Label, null, minutes: 2));
        Assert.Equal("neutral", (await Store.GetAsync("a", Stop))!.Sentiment!.Label);
    }

    [Fact]
    public async Task The_last_act_wins_per_scalar_and_per_tag()
    {
        await PutAsync(Of("a") with { Tags = ["press"] });
        await ActAsync(
            Act("a", ActionKinds.Assignee, "ben", minutes: 2),
            Act("a", ActionKinds.Assignee, "ana", minutes: 1),
            Act("a", ActionKinds.Untag, "vip", minutes: 1),
            Act("a", ActionKinds.Tag, "vip", minutes: 2),
            Act("a", ActionKinds.Tag, "gone", minutes: 1),
            Act("a", ActionKinds.Untag, "gone", minutes: 2),
            Act("a", ActionKinds.Seen, null, minutes: 3),
            Act("a", ActionKinds.Priority, "high", minutes: 3));
        var mention = (await Store.GetAsync("a", Stop))!;
        Assert.Equal(["press", "vip"], mention.Tags);
        Assert.Equal(["vip"], mention.Workflow!.Tags);
        Assert.Equal(("ben", "high"), (mention.Workflow.Assignee, mention.Workflow.Priority));
        Assert.Equal((Noon.AddMinutes(3), Noon.AddMinutes(3)), (mention.Workflow.Seen, mention.Workflow.Updated));
        Assert.Equal(["a"], await IdsAsync(Search(Field(QueryField.Tag, "vip"))));
        Assert.Empty(await IdsAsync(Search(Field(QueryField.Tag, "gone"))));
    }

    [Fact]
    public async Task History_is_in_order_of_time_and_then_of_the_act()
    {
        await ActAsync(Act("a", ActionKinds.Note, "3", 2, "x"), Act("a", ActionKinds.Note, "2", 1, "z"), Act("a", ActionKinds.Note, "1", 1, "y"), Act("b", ActionKinds.Note, "4"));
        Assert.Equal(["1", "2", "3"], (await Store.HistoryAsync("a", Stop)).Select(action => action.Value));
    }
}
