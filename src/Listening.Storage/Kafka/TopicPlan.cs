using System.Globalization;
using Listening.Mentions;

namespace Listening.Storage.Kafka;

/// <summary>A topic as it is wanted, or as it is.</summary>
/// <param name="Name">With the prefix.</param>
/// <param name="Partitions">How many.</param>
/// <param name="Replication">Copies; -1 for the brokers' default.</param>
/// <param name="Settings">What is set on the topic itself.</param>
public sealed record TopicState(string Name, int Partitions, short Replication, IReadOnlyDictionary<string, string> Settings);

/// <summary>One step from what is to what is wanted.</summary>
public abstract record TopicChange(string Topic)
{
    /// <summary>There is none of this name.</summary>
    public sealed record Create(TopicState Wanted) : TopicChange(Wanted.Name);

    /// <summary>Settings that differ, with what they become.</summary>
    public sealed record Alter(string Topic, IReadOnlyDictionary<string, string> Settings) : TopicChange(Topic);

    /// <summary>Something that is not changed by itself, since it would move keys to other partitions or copy data; people decide.</summary>
    public sealed record Notice(string Topic, string Text) : TopicChange(Topic);
}

/// <summary>Which topics an installation needs (architecture.md, streams), and what is to be done for them. Pure: nothing here asks a broker.</summary>
public static class TopicPlan
{
    private const string Compacted = "compact,delete";
    private static readonly TimeSpan CommandsKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan LettersKept = TimeSpan.FromDays(400);

    /// <summary>A value that erases is gone for good after this long.</summary>
    private static readonly TimeSpan MostCompactionLag = TimeSpan.FromDays(7);

    /// <summary>Every topic of these units.</summary>
    public static IReadOnlyList<TopicState> Wanted(KafkaOptions options, IEnumerable<UnitConfig> units) =>
    [
        .. units.OrderBy(unit => unit.Unit, StringComparer.Ordinal).SelectMany(unit => OfUnit(options, unit)),
        Topic(options, options.Prefix + ".console", 1, ("cleanup.policy", "compact")),
        Topic(options, options.Prefix + ".dead-letters", 1, Kept(LettersKept), ("max.message.bytes", Text(KafkaTopics.MaxLetterBytes(options)))),
    ];

    /// <summary>Steps in order of name; empty where all is as wanted. A topic that keeps longer than it must is left so.</summary>
    public static IReadOnlyList<TopicChange> Diff(IReadOnlyList<TopicState> wanted, IReadOnlyList<TopicState> present)
    {
        var found = present.ToDictionary(topic => topic.Name, StringComparer.Ordinal);
        return [.. wanted.OrderBy(topic => topic.Name, StringComparer.Ordinal).SelectMany(topic => found.TryGetValue(topic.Name, out var there) ? Differences(topic, there) : [new TopicChange.Create(topic)])];
    }

    private static IEnumerable<TopicState> OfUnit(KafkaOptions options, UnitConfig unit)
    {
        string Name(string stream) => $"{options.Prefix}.{stream}.{unit.Unit}";
        var kept = Kept(unit.Retention);
        yield return Topic(options, Name("mentions"), options.Partitions, ("cleanup.policy", Compacted), kept, ("max.compaction.lag.ms", Milliseconds(MostCompactionLag)), ("max.message.bytes", Text(options.MaxRecordBytes)));
        yield return Topic(options, Name("polls"), 1, ("cleanup.policy", "delete"), kept);
        yield return Topic(options, Name("actions"), 1, ("cleanup.policy", "delete"), kept);
        yield return Topic(options, Name("commands"), 1, ("cleanup.policy", "delete"), Kept(CommandsKept));
    }

    private static IEnumerable<TopicChange> Differences(TopicState wanted, TopicState there)
    {
        var settings = wanted.Settings.Where(setting => Differs(setting.Key, setting.Value, there.Settings.GetValueOrDefault(setting.Key))).ToDictionary(StringComparer.Ordinal);
        if (settings.Count > 0)
            yield return new TopicChange.Alter(wanted.Name, settings);
        if (there.Partitions < wanted.Partitions)
            yield return new TopicChange.Notice(wanted.Name, $"It has {there.Partitions} partitions, {wanted.Partitions} are configured. More partitions move keys: make it anew, or leave it.");
        if (wanted.Replication > 0 && there.Replication != wanted.Replication)
            yield return new TopicChange.Notice(wanted.Name, $"It has {there.Replication} copies, {wanted.Replication} are configured. Reassign its partitions with Kafka's own tools.");
    }

    private static bool Differs(string name, string wanted, string? there) => name switch
    {
        // -1 keeps for ever; bounds that allow more than is wanted harm nobody.
        "retention.ms" => there != "-1" && Number(there) < Number(wanted),
        "max.message.bytes" => Number(there) < Number(wanted),
        "cleanup.policy" => !(there ?? "").Split(',').Order(StringComparer.Ordinal).SequenceEqual(wanted.Split(',').Order(StringComparer.Ordinal)),
        _ => there != wanted,
    };

    private static long Number(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : long.MinValue;

    private static TopicState Topic(KafkaOptions options, string name, int partitions, params (string Name, string Value)[] settings) =>
        new(name, partitions, options.Replication, settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal));

    private static (string Name, string Value) Kept(TimeSpan time) => ("retention.ms", Milliseconds(time));

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
