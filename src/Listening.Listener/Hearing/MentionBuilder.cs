using System.Text.Json;
using Listening.Feeds;
using Listening.Mentions;
using Listening.Queries;
using Listening.Sentiment;

namespace Listening.Listener;

/// <summary>An entry as the unit heard it, before queries and model have spoken.</summary>
/// <param name="Entry">What the publisher wrote.</param>
/// <param name="Source">Where it was heard.</param>
/// <param name="Identity">The mention's id.</param>
/// <param name="ContentHash">Hash of what the publisher wrote.</param>
/// <param name="Revision">The revision it becomes.</param>
/// <param name="FirstHeard">When its first revision was heard.</param>
/// <param name="FixedVisibility">Set for a revision: visibility never changes.</param>
/// <param name="Backfill">Heard on a first poll or by matching again.</param>
internal sealed record HeardText(
    FeedEntry Entry,
    SourceView Source,
    string Identity,
    string ContentHash,
    long Revision,
    DateTimeOffset FirstHeard,
    Visibility? FixedVisibility,
    bool Backfill);

/// <summary>A source as its mentions show it.</summary>
internal sealed record SourceView(SourceConfig Config, string? Title, string? Language);

/// <summary>Makes mentions of entries: matches, classifies, fills in.</summary>
internal static class MentionBuilder
{
    /// <summary>Kept per thread: a text is cut once, for its queries and its count of words.</summary>
    [ThreadStatic]
    private static TokenizedDocument? _tokens;

    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Clocks of publishers are this wrong without meaning the future.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(15);

    /// <summary>The mention and its visibility; one that no query matches has empty <see cref="Mention.Queries"/>.</summary>
    public static (Mention Mention, Visibility Visibility) Build(UnitHearing hearing, HeardText heard, DateTimeOffset now)
    {
        var mention = Describe(hearing.Config, heard, now);
        var tokens = _tokens ??= new();
        tokens.Read(mention.ToQueryDocument());
        var matches = hearing.Queries.MatchTokens(tokens, now);
        var visibility = heard.FixedVisibility ?? Strictest(hearing.Config, heard.Source.Config, matches);
        if (matches.Count == 0)
            return (mention with { Visibility = Name(visibility), Words = tokens.TextTokens, StoryBands = StoryBands.Write(StoryFingerprint.Of(tokens)) }, visibility);
        var queries = matches.Select(match => hearing.Config.Queries[match.Id]).ToList();
        return (mention with
        {
            Visibility = Name(visibility),
            Words = tokens.TextTokens,
            StoryBands = StoryBands.Write(StoryFingerprint.Of(tokens)),
            Matches = [.. matches.Select(match => new MentionMatch
            {
                Query = match.Id,
                Goal = hearing.Config.Queries[match.Id].Goal,
                Spans = [.. match.Spans.Select(span => new MentionSpan(span.Part == QueryPart.Title ? "title" : "text", span.Start, span.Length))],
            })],
            Queries = [.. queries.Select(query => query.Id)],
            Goals = [.. queries.Select(query => query.Goal).OfType<string>().Distinct(StringComparer.Ordinal)],
            Sentiment = Classify(hearing.Classifier, mention),
        }, visibility);
    }

    public static byte[] ToBytes(Mention mention) => JsonSerializer.SerializeToUtf8Bytes(mention, MentionJson.Mention);

    /// <summary>What is known before queries and model have spoken.</summary>
    public static Mention Describe(UnitConfig unit, HeardText heard, DateTimeOffset now)
    {
        var entry = heard.Entry;
        var text = entry.Content ?? entry.Summary;
        var (timestamp, flags) = When(entry, heard, now);
        var tags = heard.Source.Config.Tags;
        _ = Uri.TryCreate(entry.Link, UriKind.Absolute, out var address);
        return new()
        {
            Timestamp = timestamp,
            Id = heard.Identity,
            Revision = heard.Revision,
            ContentHash = heard.ContentHash,
            Unit = unit.Unit,
            Visibility = "",
            Title = entry.Title,
            Text = text,
            Language = LanguageIdentifier.Identify(text ?? entry.Title, entry.Language ?? heard.Source.Language, unit.Languages),
            Url = address is null ? null : SourceAddress.Redact(address),
            Site = address is null ? null : Site(address),
            Author = Author(entry),
            Source = new() { Id = heard.Source.Config.Id, Kind = heard.Source.Config.Request.Kind, Title = heard.Source.Title, Url = heard.Source.Config.DisplayUrl, Tags = tags },
            Published = entry.Published ?? entry.Updated,
            Heard = now,
            FirstHeard = heard.FirstHeard,
            Hashtags = TextSigns.Find('#', entry.Title, text),
            Handles = TextSigns.Find('@', entry.Title, text),
            Links = entry.Links,
            Images = entry.Images,
            Categories = entry.Categories,
            Tags = tags,
            Flags = flags,
        };
    }

    private static (DateTimeOffset Timestamp, IReadOnlyList<string> Flags) When(FeedEntry entry, HeardText heard, DateTimeOffset now)
    {
        var flags = new List<string>();
        if (heard.Backfill)
            flags.Add(MentionFlags.Backfill);
        if ((entry.Published ?? entry.Updated) is not { } published)
        {
            flags.Add(MentionFlags.NoDate);
            return (heard.FirstHeard, flags);
        }

        if (published > now + ClockTolerance)
            flags.Add(MentionFlags.FutureDate);
        return (published < Earliest ? Earliest : published > now ? now : published, flags);
    }

    private static MentionAuthor? Author(FeedEntry entry)
    {
        var isHandle = entry.Author is ['@', _, ..] && !entry.Author.Contains(' ', StringComparison.Ordinal);
        return entry.Author is null && entry.AuthorUrl is null ? null : new()
        {
            Name = entry.Author,
            Handle = isHandle ? entry.Author![1..] : null,
            Url = entry.AuthorUrl,
        };
    }

    private static MentionSentiment Classify(SentimentClassifier classifier, Mention mention)
    {
        var score = classifier.Classify(string.IsNullOrEmpty(mention.Title) ? mention.Text : string.IsNullOrEmpty(mention.Text) ? mention.Title : $"{mention.Title}\n{mention.Text}");
        return new()
        {
            Label = score.Label switch { SentimentLabel.Negative => "negative", SentimentLabel.Neutral => "neutral", SentimentLabel.Positive => "positive", _ => "unsure" },
            Negative = score.Negative,
            Neutral = score.Neutral,
            Positive = score.Positive,
            Score = score.Score,
            Confidence = score.Confidence,
            Model = classifier.Model,
        };
    }

    private static string Site(Uri address)
    {
        var host = address.IdnHost;
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    private static Visibility Strictest(UnitConfig unit, SourceConfig source, IReadOnlyList<QueryMatch> matches)
    {
        var strictest = source.Visibility is { } own && own < unit.Visibility ? own : unit.Visibility;
        foreach (var match in matches)
        {
            if (unit.Queries[match.Id].Visibility is { } wanted && wanted < strictest)
                strictest = wanted;
        }

        return strictest;
    }

    private static string Name(Visibility visibility) => visibility switch
    {
        Visibility.Private => "private",
        Visibility.Public => "public",
        _ => "company",
    };
}
