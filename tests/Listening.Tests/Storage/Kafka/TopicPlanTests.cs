using Listening.Mentions;
using Listening.Storage.Kafka;

namespace Listening.Tests.Storage.Kafka;

public sealed class TopicPlanTests
{
    private static readonly KafkaOptions Options = new() { Partitions = 6, Replication = 3 };

    private static readonly IReadOnlyList<TopicState> Wanted = TopicPlan.Wanted(Options, [new UnitConfig { Unit = "roastery", Name = "Roastery", Retention = TimeSpan.FromDays(30) }]);

    [Fact]
    public void A_unit_has_its_topics_and_the_installation_its_own() => Assert.Equal(
        ["listening.actions.roastery", "listening.commands.roastery", "listening.console", "listening.dead-letters", "listening.mentions.roastery", "listening.polls.roastery"],
        TopicPlan.Diff(Wanted, []).Select(change => Assert.IsType<TopicChange.Create>(change).Topic));

    [Fact]
    public void Mentions_are_compacted_within_a_week_and_kept_as_long_as_the_unit_keeps_them()
    {
        var mentions = Wanted.Single(topic => topic.Name == "listening.mentions.roastery");
        Assert.Equal((6, (short)3), (mentions.Partitions, mentions.Replication));
        Assert.Equal(("compact,delete", "2592000000", "604800000"), (mentions.Settings["cleanup.policy"], mentions.Settings["retention.ms"], mentions.Settings["max.compaction.lag.ms"]));
    }

    [Fact]
    public void What_is_as_wanted_is_left_alone() => Assert.Empty(TopicPlan.Diff(Wanted, Wanted));

    [Theory]
    [InlineData("retention.ms", "-1")]
    [InlineData("retention.ms", "9992592000000")]
    [InlineData("max.message.bytes", "99999999")]
    [InlineData("cleanup.policy", "delete,compact")]
    public void What_keeps_or_allows_more_than_is_wanted_is_left_alone(string setting, string value) => Assert.Empty(TopicPlan.Diff(Wanted, With(setting, value)));

    [Theory]
    [InlineData("retention.ms", "1000")]
    [InlineData("max.message.bytes", "1000")]
    [InlineData("cleanup.policy", "delete")]
    [InlineData("max.compaction.lag.ms", "9223372036854775807")]
    public void A_setting_that_would_lose_something_is_changed_alone(string setting, string value)
    {
        var change = Assert.IsType<TopicChange.Alter>(Assert.Single(TopicPlan.Diff(Wanted, With(setting, value))));
        Assert.Equal(["listening.mentions.roastery"], [change.Topic]);
        Assert.Equal([setting], change.Settings.Keys);
    }

    [Fact]
    public void Partitions_and_copies_are_told_and_not_changed()
    {
        var there = Wanted.Select(topic => topic.Name == "listening.mentions.roastery" ? topic with { Partitions = 1, Replication = 1 } : topic).ToList();
        Assert.Equal(2, TopicPlan.Diff(Wanted, there).Count(change => change is TopicChange.Notice));
        Assert.Empty(TopicPlan.Diff(Wanted, [.. Wanted.Select(topic => topic with { Partitions = 50 })]));
    }

    private static List<TopicState> With(string setting, string value) =>
        [.. Wanted.Select(topic => topic.Name == "listening.mentions.roastery" ? topic with { Settings = new Dictionary<string, string>(topic.Settings) { [setting] = value } } : topic)];
}
