using Listening.Mentions;
using Listening.Queries;
using Listening.Sentiment;

namespace Listening.Listener;

/// <summary>What a unit listens with at a moment: its configuration, compiled queries and model. Replaced whole on reload.</summary>
internal sealed class UnitHearing
{
    public UnitHearing(UnitConfig config, SentimentClassifier classifier)
    {
        Config = config;
        Classifier = classifier;
        Queries = new QuerySet(config.Queries.ToDictionary(query => query.Key, query => query.Value.Query));
        Fingerprint = MentionIdentity.Hash([.. config.Queries.OrderBy(query => query.Key, StringComparer.Ordinal).SelectMany(query => new[] { query.Key, query.Value.Query.Root.ToString() })]);
    }

    public UnitConfig Config { get; }

    public SentimentClassifier Classifier { get; }

    public QuerySet Queries { get; }

    /// <summary>Changes when what the unit listens for changes: kept entries are then matched again.</summary>
    public string Fingerprint { get; }
}
