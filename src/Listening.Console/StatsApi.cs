using Listening.Mentions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Listening.WebConsole;

/// <summary><c>/stats</c>: how many mentions a search has, by value of a facet or over time.</summary>
internal static class StatsApi
{
    private const int Values = 100;

    public static RouteGroupBuilder MapStats(this RouteGroupBuilder api)
    {
        api.MapGet("/stats", CountAsync);
        return api;
    }

    private static Task<IResult> CountAsync(HttpRequest request, string? by, IMentionStore store, TimeProvider time, CancellationToken cancellationToken) =>
        ApiSearch.AnswerAsync(request, time, async (search, zone) =>
        {
            var total = await store.CountAsync(search, cancellationToken);
            if (string.IsNullOrEmpty(by))
                return Answer(new(total, null, null));
            if (IsName<TimeBucket>(by, out var bucket))
                return Answer(new(total, null, await store.HistogramAsync(search, bucket, zone, cancellationToken)));
            return IsName<MentionFacet>(by, out var facet)
                ? Answer(new(total, await store.FacetAsync(search, facet, Values, cancellationToken), null))
                : ApiSearch.Refuse($"by={by}: it takes {string.Join(", ", Enum.GetNames<TimeBucket>().Concat(Enum.GetNames<MentionFacet>()).Select(name => name.ToLowerInvariant()))}.");
        });

    private static bool IsName<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out value) && !char.IsAsciiDigit(text[0]);

    private static IResult Answer(StatsAnswer answer) => Results.Json(answer, MentionJson.Options);
}
