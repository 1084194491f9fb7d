using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Listening.Feeds;

/// <summary>How this process fetches. What a unit decides about one source stands in <see cref="SourceRequest"/>.</summary>
public sealed class FeedPollingOptions
{
    /// <summary>Name and version sent as User-Agent. <c>Listening/VERSION</c>.</summary>
    [Required]
    public string UserAgent { get; set; } = "Listening/" + (typeof(FeedPollingOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0");

    /// <summary>Where a publisher finds out who listens and how to complain; stands in the User-Agent. None by default; set it before listening to strangers.</summary>
    public Uri? ContactUrl { get; set; }

    /// <summary>Time for the connection. 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time until the headers of one response are there. 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Time for the whole visit, redirects and body included, whatever drips meanwhile. 45 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:30:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Pause before the one retry of a connection that could not be made. 200 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Bytes of a body after inflation; more is a failure. 15 MiB.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MaxBytes { get; set; } = 15 * 1024 * 1024;

    /// <summary>Redirects followed in one visit. 5.</summary>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>Visits to one politeness group at the same time. 2.</summary>
    [Range(1, 100)]
    public int ConcurrentPerGroup { get; set; } = 2;

    /// <summary>Time between the beginnings of two visits to one politeness group. 1 s; none for loopback addresses that a source opens itself.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MinimumGap { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long validators are trusted before one visit goes without them. 24 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan UnconditionalAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The proxy all visits take; none by default, and none is taken from the environment. The check of private networks is then the proxy's.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>Bounds of the parser.</summary>
    public FeedLimits Limits { get; set; } = FeedLimits.Default;
}
