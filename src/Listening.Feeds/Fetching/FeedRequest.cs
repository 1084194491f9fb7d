using System.Net.Http.Headers;
using System.Text;

namespace Listening.Feeds;

/// <summary>Builds the request of one hop: credentials and extra headers only for the origin they were given for.</summary>
internal static class FeedRequest
{
    private const string Accept = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";

    /// <summary>The configured address as it is first asked: without user info, with the query credential.</summary>
    public static Uri Start(SourceRequest source)
    {
        var address = new UriBuilder(source.Url) { UserName = "", Password = "", Fragment = "" };
        if (source.Credentials is SourceCredentials.Query query)
        {
            var pair = Uri.EscapeDataString(query.Name) + "=" + Uri.EscapeDataString(query.Value);
            address.Query = address.Query.Length > 1 ? address.Query[1..] + "&" + pair : pair;
        }
        return address.Uri;
    }

    /// <summary>True where two addresses have scheme, host and port in common.</summary>
    public static bool SameOrigin(Uri one, Uri other) => Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>True where the source signs in, in whatever way.</summary>
    public static bool HasCredentials(SourceRequest source) => source.Credentials is not null || source.Url.UserInfo.Length > 0 || source.Headers.Count > 0;

    public static HttpRequestMessage Build(Uri address, SourceRequest source, FeedPollingOptions options, Validators validators)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", options.ContactUrl is null ? options.UserAgent : $"{options.UserAgent} (+{options.ContactUrl})");
        headers.TryAddWithoutValidation("Accept", Accept);
        headers.TryAddWithoutValidation("Accept-Encoding", ContentCoding.Accepted);
        if (validators.ETag is not null)
            headers.TryAddWithoutValidation("If-None-Match", validators.ETag);
        if (validators.LastModified is not null)
            headers.TryAddWithoutValidation("If-Modified-Since", validators.LastModified);
        if (SameOrigin(address, source.Url))
            SignIn(headers, source);
        return request;
    }

    private static void SignIn(HttpRequestHeaders headers, SourceRequest source)
    {
        foreach (var (name, value) in source.Headers)
        {
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }
        switch (source.Credentials)
        {
            case SourceCredentials.Basic basic:
                headers.Authorization = Basic($"{basic.User}:{basic.Password}");
                break;
            case SourceCredentials.Bearer bearer:
                headers.TryAddWithoutValidation("Authorization", "Bearer " + bearer.Token);
                break;
            case SourceCredentials.Header header:
                headers.TryAddWithoutValidation(header.Name, header.Value);
                break;
            case null when source.Url.UserInfo.Length > 0:
                headers.Authorization = Basic(Uri.UnescapeDataString(source.Url.UserInfo));
                break;
        }
    }

    private static AuthenticationHeaderValue Basic(string pair) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
}
