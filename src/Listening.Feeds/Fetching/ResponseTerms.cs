using System.Globalization;

namespace Listening.Feeds;

/// <summary>What the headers of a response say about when to come back.</summary>
/// <param name="RetryAt">Retry-After (RFC 9110 §10.2.3), seconds or date.</param>
/// <param name="RateLimitReset">When a used-up budget is filled again.</param>
/// <param name="MaxAge">Cache-Control max-age, or Expires less Date.</param>
/// <param name="PollInterval">X-Poll-Interval, seconds.</param>
internal sealed record ResponseTerms(DateTimeOffset? RetryAt, DateTimeOffset? RateLimitReset, TimeSpan? MaxAge, TimeSpan? PollInterval)
{
    public static readonly ResponseTerms None = new(null, null, null, null);

    // A reset above this is an instant in Unix seconds, below it a number of seconds to wait: services do both.
    private const double EpochThreshold = 1_000_000_000;

    public static ResponseTerms Of(HttpResponseMessage response, DateTimeOffset now) => new(
        RetryAfter(Validators.First(response.Headers, "Retry-After"), now),
        Reset(response, now),
        MaxAgeOf(response),
        Seconds(Validators.First(response.Headers, "X-Poll-Interval")));

    private static DateTimeOffset? RetryAfter(string? text, DateTimeOffset now)
    {
        if (text is null)
            return null;
        return Seconds(text) is { } wait ? now + wait : FeedDate.Parse(text);
    }

    private static DateTimeOffset? Reset(HttpResponseMessage response, DateTimeOffset now)
    {
        var remaining = Number(Header(response, "X-RateLimit-Remaining", "RateLimit-Remaining", "X-Rate-Limit-Remaining"));
        if (remaining is not < 1 || Number(Header(response, "X-RateLimit-Reset", "RateLimit-Reset", "X-Rate-Limit-Reset")) is not { } reset || reset < 0)
            return null;
        return reset < EpochThreshold ? now + Bounded(reset) : DateTimeOffset.UnixEpoch + Bounded(reset);
    }

    private static TimeSpan? MaxAgeOf(HttpResponseMessage response)
    {
        if (response.Headers.CacheControl is { } cache)
            return cache.MaxAge;
        var age = response.Content.Headers.Expires - response.Headers.Date;
        return age > TimeSpan.Zero ? age : null;
    }

    private static string? Header(HttpResponseMessage response, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Validators.First(response.Headers, name) is { } value)
                return value;
        }
        return null;
    }

    private static TimeSpan? Seconds(string? text) => Number(text) is { } seconds and >= 0 ? Bounded(seconds) : null;

    private static TimeSpan Bounded(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, 1e10));

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
