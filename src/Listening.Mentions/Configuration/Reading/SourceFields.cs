using Listening.Feeds;

namespace Listening.Mentions;

/// <summary>The keys of a source as they were found, and what becomes of them.</summary>
internal sealed record SourceFields(ReadContext Context, ConfigNode Node, SourceSettings Settings)
{
    public ConfigNode? Url { get; init; }

    private ConfigNode? Id { get; init; }

    private ConfigNode? Formerly { get; init; }

    private ConfigNode? Every { get; init; }

    private ConfigNode? Tags { get; init; }

    private ConfigNode? Visibility { get; init; }

    private ConfigNode? Credentials { get; init; }

    private ConfigNode? Headers { get; init; }

    private ConfigNode? Politeness { get; init; }

    private ConfigNode? AllowPrivateNetwork { get; init; }

    public static SourceFields Take(ReadContext context, ObjectReader reader, SourceSettings settings) => new(context, reader.Node, settings)
    {
        Url = reader.Need("url", "Write \"url\": \"https://…\"."),
        Id = reader.Take("id"),
        Formerly = reader.Take("formerly"),
        Every = reader.Take("every"),
        Tags = reader.Take("tags"),
        Visibility = reader.Take("visibility"),
        Credentials = reader.Take("credentials"),
        Headers = reader.Take("headers"),
        Politeness = reader.Take("politeness"),
        AllowPrivateNetwork = reader.Take("allowPrivateNetwork"),
    };

    public SourceConfig Build(Uri url)
    {
        var every = SharedSettings.ReadEvery(Context, Every) ?? Settings.Every;
        var networks = NetworkReader.Read(Context, AllowPrivateNetwork) ?? Settings.Networks;
        var request = new SourceRequest
        {
            Url = url,
            Credentials = Credentials is null ? null : CredentialsReader.Read(Context, Credentials),
            Headers = HeadersReader.Read(Context, Headers),
            Politeness = (Politeness is null ? null : ReadValue.OneOf(Context, Politeness, ConfigWords.Politenesses)) ?? Feeds.Politeness.Host,
            AllowPrivateNetwork = networks?.Value ?? [],
            Every = every?.Value ?? TimeSpan.FromHours(1),
            EveryConfigured = every is not null,
        };
        var source = new SourceConfig
        {
            Id = StableId(url),
            Request = request,
            DisplayUrl = SourceAddress.Redact(url, (request.Credentials as SourceCredentials.Query)?.Name),
            Tags = (Tags is null ? null : ReadValue.Distinct(Context, Tags, 50, (c, n) => ReadValue.Text(c, n, 60))) ?? [],
            Visibility = Visibility is null ? null : ReadValue.OneOf(Context, Visibility, ConfigWords.Visibilities),
        };
        Advise(url, source);
        Note(source, every?.From, networks?.From);
        return source;
    }

    private string StableId(Uri url)
    {
        if (Id is not null && Formerly is not null)
            Context.Problem(Formerly, "\"id\" already keeps the identity: \"formerly\" says nothing beside it.", "Take one of them out.");
        if (Id is not null)
            return ReadValue.Matching(Context, Id, ConfigWords.Id, "id of a source", "Up to 64 of A-Z, a-z, 0-9, . _ and -, a letter or digit first.") ?? Id.Text;
        return SourceIdentity.Of("feed", Formerly is null ? url : AddressReader.Read(Context, Formerly) ?? url);
    }

    private void Advise(Uri url, SourceConfig source)
    {
        if (Url is not null && HidesPartOf(url))
            Context.Advise(Url, "The address seems to carry a secret: it is hidden wherever the address is shown, but it stands in this file.", "Use \"credentials\": {\"query\": {\"name\": \"…\", \"value\": {\"env\": \"NAME\"}}}.");
        if (source.Request.Credentials is not null && url.Scheme == Uri.UriSchemeHttp)
            Context.Advise(Node, "The credentials travel unencrypted: the address is http.", "Use https where the server has it.");
    }

    private static bool HidesPartOf(Uri url) =>
        SourceAddress.Redact(url) != url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) + url.Query + url.Fragment;

    private void Note(SourceConfig source, ConfigNode? every, ConfigNode? networks)
    {
        var path = Node.Path;
        Context.Note(path + ".id", source.Id, Id ?? Formerly);
        Context.Note(path + ".url", source.DisplayUrl, Url);
        Context.Note(path + ".every", DurationText.Format(source.Request.Every), every);
        Context.Note(path + ".politeness", ConfigWords.Word(source.Request.Politeness), Politeness);
        if (source.Tags.Count > 0)
            Context.Note(path + ".tags", Words.Listed(source.Tags), Tags);
        if (source.Visibility is { } visibility)
            Context.Note(path + ".visibility", ConfigWords.Word(visibility), Visibility);
        if (source.Request.AllowPrivateNetwork.Count > 0)
            Context.Note(path + ".allowPrivateNetwork", NetworkReader.Shown(source.Request.AllowPrivateNetwork), networks);
    }
}
