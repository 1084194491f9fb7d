using System.Collections.Frozen;

namespace Listening.Queries;

/// <summary>The fields of each dialect and what they are here. Names are looked up without regard to capitals.</summary>
internal static class ImportFields
{
    private const string NoPlace = "Where somebody lives or a source is based is not known here";
    private const string NoNetwork = "Only one network or its reseller knows this";
    private const string NoReach = "Reach, followers and reactions are not kept here";
    private const string NoPicture = "What pictures show is not looked at here";

    private static readonly ImportFieldRule Title = new(ImportFieldForm.Scope, "title");
    private static readonly ImportFieldRule Text = new(ImportFieldForm.Scope, "text");
    private static readonly ImportFieldRule Author = new(ImportFieldForm.Scope, "author", "author: looks for words in the author's name and handle, not for the whole name", ImportDirection.FindsMore);
    private static readonly ImportFieldRule Site = new(ImportFieldForm.Site, "site");
    private static readonly ImportFieldRule Url = new(ImportFieldForm.Value, "url");
    private static readonly ImportFieldRule Link = new(ImportFieldForm.Value, "link");
    private static readonly ImportFieldRule Language = new(ImportFieldForm.Language, "lang");
    private static readonly ImportFieldRule Rating = new(ImportFieldForm.Value, "rating");
    private static readonly ImportFieldRule Tag = new(ImportFieldForm.Signed, "#");
    private static readonly ImportFieldRule Name = new(ImportFieldForm.Signed, "@");
    private static readonly ImportFieldRule Sentiment = new(ImportFieldForm.Sentiment, "sentiment", "it is judged by another model, and only after a mention was heard: allowed in searches and alerts");

    private static readonly FrozenDictionary<string, ImportFieldRule> Brandwatch = Table(
        new()
        {
            ["title"] = Title, ["author"] = Author, ["site"] = Site, ["url"] = Url, ["links"] = Link, ["language"] = Language, ["rating"] = Rating,
            ["hashtags"] = Tag, ["at_mentions"] = Name, ["topLevelDomain"] = new(ImportFieldForm.Site, "site"), ["raw"] = new(ImportFieldForm.Raw),
            ["imageType"] = new(ImportFieldForm.Image, "has", "has:image asks for any picture", ImportDirection.FindsMore),
            ["weblogTitle"] = Author,
            ["subreddit"] = new(ImportFieldForm.Forum, "url", "asked for as a part of the address"),
            ["blogName"] = new(ImportFieldForm.Value, "source", "source: is the id or title of what is listened to", ImportDirection.FindsLess),
            ["publication"] = new(ImportFieldForm.Value, "source", "source: is the id or title of what is listened to", ImportDirection.FindsLess),
            ["tags"] = new(ImportFieldForm.Value, "category", "category: is what the source filed it under"),
        },
        (NoPlace, "country region city continent county state latitude longitude"),
        (NoNetwork, "engagementType engagingWith engagingWithGuid channelId guid authorVerified authorVerifiedType authorGender parentBlogName rootBlogName parentPostId rootPostId pubType publisherSubType redditAuthorFlair redditPostFlair redditSpoiler sensitiveContent subredditNSFW subredditTopics itemReview"),
        (NoReach, "authorFollowers"),
        (NoPicture, "brandIds objects"),
        ("The minute of the day cannot be asked for", "minuteOfDay"));

    private static readonly FrozenDictionary<string, ImportFieldRule> Talkwalker = Table(
        new()
        {
            ["title"] = Title, ["content"] = Text, ["author"] = Author, ["author_short_name"] = new(ImportFieldForm.Value, "handle"), ["lang"] = Language,
            ["host"] = Site, ["site"] = Site, ["domain"] = Site, ["domainurl"] = Site, ["url"] = Url, ["links"] = Link, ["published"] = new(ImportFieldForm.Date, "published"),
            ["sentiment"] = Sentiment, ["rating"] = Rating, ["wordcount"] = new(ImportFieldForm.Value, "words"), ["hashtag"] = Tag, ["hashtags"] = Tag,
            ["mention"] = Name, ["mentions"] = Name,
        },
        (NoPlace, "sourcecountry sourceregion sourcestate sourcecity sourcecontinent sourcegeo author_country country region city continent"),
        ("The kinds of sources there are others than here: see kind: and source:", "sourcetype posttype articletype"),
        (NoReach, "engagement reach followers likes shares retweets comments alexapageviews pageviews cision_circulation"),
        (NoPicture, "image images logo imageobject imagescene"),
        (NoNetwork, "author_gender author_age author_verified is cluster noise_level theme"));

    private static readonly FrozenDictionary<string, ImportFieldRule> Meltwater = Table(
        new()
        {
            ["title"] = Title, ["headline"] = Title, ["body"] = Text, ["author"] = Author, ["from"] = new(ImportFieldForm.Value, "handle"), ["site"] = Site, ["domain"] = Site,
            ["url"] = Url, ["link"] = Link, ["links"] = Link, ["language"] = Language, ["lang"] = Language, ["hashtag"] = Tag, ["hashtags"] = Tag, ["mention"] = Name, ["mentions"] = Name,
            ["ingress"] = new(ImportFieldForm.Beginning, "FIRST/60", "the headline, or the first 60 words of the text"),
            ["startparagraph"] = new(ImportFieldForm.FirstWords, "FIRST/100", "the first 100 words of the text"),
            ["source"] = new(ImportFieldForm.Value, "source", "source: is the id or title of what is listened to", ImportDirection.FindsLess),
            ["sentiment"] = Sentiment,
        },
        (NoPlace, "country region city location"),
        (NoReach, "reach followers engagement ave"),
        ("Metadata that is in neither title nor text is not looked at here", "metadata"),
        ("ATLEAST/n(…) counts one thing: write which", "minimumMentions minMentions"));

    internal static ImportFieldRule? Rule(string name, QueryDialect dialect) => (dialect switch
    {
        QueryDialect.Brandwatch => Brandwatch,
        QueryDialect.Talkwalker => Talkwalker,
        _ => Meltwater,
    }).GetValueOrDefault(name);

    private static FrozenDictionary<string, ImportFieldRule> Table(Dictionary<string, ImportFieldRule> known, params (string Why, string Names)[] unknown)
    {
        foreach (var (why, names) in unknown)
            foreach (var name in names.Split(' '))
                known.Add(name, new(ImportFieldForm.None, Caveat: why));
        return known.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
