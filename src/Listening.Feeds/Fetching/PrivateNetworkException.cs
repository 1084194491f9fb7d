namespace Listening.Feeds;

/// <summary>The address lies inside a network that the source does not open. Crosses the HTTP stack, which knows failures only as exceptions, and becomes a <see cref="PollFailure"/> on the other side.</summary>
internal sealed class PrivateNetworkException(string host) : IOException($"{host} leads into a private network")
{
    public string Host { get; } = host;
}
