using System.Net.Sockets;
using Polly.Timeout;

namespace Listening.Feeds;

/// <summary>From what went wrong to the kind and line of a <see cref="PollFailure"/>. No line holds more of an address than <see cref="SourceAddress.Redact"/> leaves.</summary>
internal static class PollFailures
{
    public static PollFailure Of(PollFailureKind kind, string what) => new(kind, what);

    /// <summary>Of a failed exchange; null where the exception is none of the network's.</summary>
    public static PollFailure? OfException(Exception exception, Uri address)
    {
        var host = address.IdnHost;
        if (Find<PrivateNetworkException>(exception) is { } refused)
            return Of(PollFailureKind.PrivateNetwork, $"{refused.Host} leads into a private network; allowPrivateNetwork of the source opens it.");
        if (exception is TimeoutRejectedException)
            return Of(PollFailureKind.Timeout, $"{host} did not answer in time.");
        if (Find<SocketException>(exception) is { } socket && socket.SocketErrorCode is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery)
            return Of(PollFailureKind.Dns, $"{host} was not found.");
        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Of(PollFailureKind.Dns, $"{host} was not found."),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Of(PollFailureKind.Tls, $"No secure connection to {host}: its certificate or protocol is not accepted."),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } => Of(PollFailureKind.Status, $"{host} answered with something that is not HTTP, or with too many headers."),
            HttpRequestException or IOException => Of(PollFailureKind.Connect, $"No connection to {host}, or it broke."),
            _ => null,
        };
    }

    /// <summary>Of a status that is no success.</summary>
    public static PollFailure OfStatus(int status, string address) => status switch
    {
        401 or 403 => Of(PollFailureKind.Forbidden, $"{address} answered {status}: it asks for credentials or refuses us."),
        404 => Of(PollFailureKind.NotFound, $"{address} answered 404: not found."),
        410 => Of(PollFailureKind.Status, $"{address} answered 410: gone for good."),
        429 => Of(PollFailureKind.Status, $"{address} answered 429: too many requests."),
        _ => Of(PollFailureKind.Status, $"{address} answered {status}."),
    };

    /// <summary>Of a document that is no feed.</summary>
    public static PollFailure OfError(FeedError error, string address) => Of(error.Kind switch
    {
        FeedErrorKind.Empty => PollFailureKind.Empty,
        FeedErrorKind.Html => PollFailureKind.Html,
        FeedErrorKind.TooLarge => PollFailureKind.TooLarge,
        _ => PollFailureKind.NotAFeed,
    }, $"{address}: {error.Message}");

    /// <summary>How much a failure weighs: what heals by itself weighs less.</summary>
    public static double Weight(PollFailureKind kind, int? status) => kind switch
    {
        PollFailureKind.Dns => 0.25,
        PollFailureKind.Connect or PollFailureKind.Timeout or PollFailureKind.NotFound or PollFailureKind.Truncated => 0.5,
        PollFailureKind.Status when status is 429 or >= 500 => 0.5,
        _ => 1,
    };

    private static T? Find<T>(Exception? exception) where T : Exception
    {
        for (var depth = 0; exception is not null && depth < 8; exception = exception.InnerException, depth++)
        {
            if (exception is T found)
                return found;
        }
        return null;
    }
}
