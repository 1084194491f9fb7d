using System.Collections.Frozen;

namespace Listening.Feeds;

/// <summary>The vocabularies that mean something in a feed.</summary>
internal enum Vocabulary
{
    /// <summary>RSS of every version, Atom, RDF and elements without a name space.</summary>
    Core,

    /// <summary>Dublin Core, elements and terms.</summary>
    DublinCore,

    /// <summary>RSS content module.</summary>
    Content,

    /// <summary>iTunes podcasts.</summary>
    Itunes,

    /// <summary>Media RSS.</summary>
    Media,

    /// <summary>RSS syndication module.</summary>
    Syndication,

    /// <summary>FeedBurner.</summary>
    Feedburner,

    /// <summary>XHTML.</summary>
    Xhtml,

    /// <summary>Google Play podcasts.</summary>
    GooglePlay,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Name spaces to vocabularies, with the wrong spellings that occur.</summary>
internal static class Vocabularies
{
    private static readonly FrozenDictionary<string, Vocabulary> ByUri = new Dictionary<string, Vocabulary>(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Vocabulary.Core,
        ["http://www.w3.org/2005/atom"] = Vocabulary.Core,
        ["http://purl.org/atom/ns#"] = Vocabulary.Core,
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = Vocabulary.Core,
        ["http://purl.org/dc/elements/1.1/"] = Vocabulary.DublinCore,
        ["http://purl.org/dc/elements/1.0/"] = Vocabulary.DublinCore,
        ["http://purl.org/dc/elements/1.1"] = Vocabulary.DublinCore,
        ["http://purl.org/dc/terms/"] = Vocabulary.DublinCore,
        ["http://purl.org/rss/1.0/modules/content/"] = Vocabulary.Content,
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = Vocabulary.Itunes,
        ["http://search.yahoo.com/mrss/"] = Vocabulary.Media,
        ["http://search.yahoo.com/mrss"] = Vocabulary.Media,
        ["http://video.search.yahoo.com/mrss/"] = Vocabulary.Media,
        ["http://tools.search.yahoo.com/mrss/"] = Vocabulary.Media,
        ["http://purl.org/rss/1.0/modules/syndication/"] = Vocabulary.Syndication,
        ["http://rssnamespace.org/feedburner/ext/1.0"] = Vocabulary.Feedburner,
        ["http://www.w3.org/1999/xhtml"] = Vocabulary.Xhtml,
        ["http://www.w3.org/tr/xhtml1"] = Vocabulary.Xhtml,
        ["http://www.google.com/schemas/play-podcasts/1.0"] = Vocabulary.GooglePlay,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] CoreBeginnings =
    [
        "http://purl.org/rss/1.0", "http://purl.org/rss/2.0", "http://purl.org/net/rss", "http://backend.userland.com/", "http://blogs.law.harvard.edu/tech/rss", "http://my.netscape.com/", "http://channel.netscape.com/",
        "http://purl.org/atom/ns", "http://www.rssboard.org", "http://cyber.law.harvard.edu/rss",
    ];

    private static readonly FrozenDictionary<string, string> UrisOfPrefixes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["atom"] = "http://www.w3.org/2005/Atom", ["atom10"] = "http://www.w3.org/2005/Atom", ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", ["rss"] = "http://purl.org/rss/1.0/",
        ["dc"] = "http://purl.org/dc/elements/1.1/", ["dcterms"] = "http://purl.org/dc/terms/", ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd", ["media"] = "http://search.yahoo.com/mrss/", ["sy"] = "http://purl.org/rss/1.0/modules/syndication/",
        ["feedburner"] = "http://rssnamespace.org/feedburner/ext/1.0", ["xhtml"] = "http://www.w3.org/1999/xhtml",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The vocabulary of a name space.</summary>
    public static Vocabulary Of(string uri)
    {
        if (ByUri.TryGetValue(uri, out var vocabulary))
            return vocabulary;
        if (uri.StartsWith("http://purl.org/rss/1.0/modules/", StringComparison.OrdinalIgnoreCase))
            return Vocabulary.Other;
        if (uri.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return Of("http://" + uri["https://".Length..]);
        return CoreBeginnings.Any(beginning => uri.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) ? Vocabulary.Core : Vocabulary.Other;
    }

    /// <summary>The name space a well-known prefix stands for, for documents that forgot to bind it.</summary>
    public static string UriOfPrefix(string prefix) => UrisOfPrefixes.GetValueOrDefault(prefix, "urn:undeclared:" + prefix);
}
