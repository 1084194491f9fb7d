using Listening.Mentions;

namespace Listening.Tests.Contracts;

/// <summary>Mentions for store tests: everything required is there, the rest is what the test says.</summary>
internal static class SampleMention
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public static Mention Of(string id, string text = "north roast", double minutes = 0, long revision = 1) => new()
    {
        Timestamp = Noon.AddMinutes(minutes),
        Id = id,
        Revision = revision,
        ContentHash = "hash",
        Unit = "roastery",
        Visibility = "company",
        Text = text,
        Language = "en",
        Source = new() { Id = "press", Kind = "feed", Title = "The Press" },
        Published = Noon.AddMinutes(minutes),
        Heard = Noon.AddMinutes(minutes),
        FirstHeard = Noon.AddMinutes(minutes),
        Queries = ["brand"],
    };

    public static ActionEvent Act(string mention, string kind, string? value, double minutes = 0, string? actionId = null) => new()
    {
        ActionId = actionId ?? $"{mention}-{kind}-{value}-{minutes}",
        MentionId = mention,
        Unit = "roastery",
        At = Noon.AddMinutes(minutes),
        By = "ana",
        Kind = kind,
        Value = value,
    };

    public static PollEvent Poll(string source, double minutes, string unit = "roastery") => new()
    {
        Timestamp = Noon.AddMinutes(minutes),
        Unit = unit,
        Source = new(source, "feed"),
        Outcome = "fetched",
        Total = EntryCounts.Zero,
    };
}
