using System.Net;
using Listening.Feeds;
using Listening.Listener;
using Listening.Mentions;
using Listening.Queries;
using Listening.Sentiment;

namespace Listening.Tests.Listener;

/// <summary>Units and sources with what a test needs of them.</summary>
internal static class SampleUnit
{
    public static SourceConfig Source(string id, string? url = null) => new()
    {
        Id = id,
        Request = new() { Url = new Uri(url ?? $"http://{id}.example/feed"), Every = TimeSpan.FromSeconds(1), EveryConfigured = true, AllowPrivateNetwork = [IPNetwork.Parse("127.0.0.0/8")] },
        DisplayUrl = url ?? $"http://{id}.example/feed",
    };

    public static ListeningQuery Query(string id, string text, string? goal = null, Visibility? visibility = null) =>
        new() { Id = id, Query = Listening.Queries.Query.Parse(text, QueryOptions.Listening).Query!, Goal = goal, Visibility = visibility };

    /// <summary>Listens for "roast" to the sources "press" and "blog".</summary>
    public static UnitConfig Config(params IReadOnlyList<ListeningQuery> queries) => new()
    {
        Unit = "roastery",
        Name = "Roastery",
        Languages = ["en"],
        Queries = (queries.Count > 0 ? queries : [Query("brand", "roast")]).ToDictionary(query => query.Id),
        Sources = [Source("press"), Source("blog")],
    };

    public static UnitHearing Hearing(UnitConfig? config = null) => new(config ?? Config(), SentimentClassifier.LoadDefault());

    public static FeedEntry Entry(string id, string text = "A fine roast.", string? link = null) =>
        new() { Id = id, HasOwnId = true, Title = "Title of " + id, Content = text, Link = link };
}
