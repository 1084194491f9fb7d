using System.Globalization;
using Listening.Mentions;
using Listening.Queries;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Listening.WebConsole;

/// <summary>Reads a search from a request: <c>q, unit, since, until, sort, limit, cursor</c>. Days are those of the unit where one is named, else of UTC. What is wrong becomes problem details (RFC 9457).</summary>
internal static class ApiSearch
{
    private const int MostPerPage = 1_000;

    /// <summary>Answers a request whose search can be read and served.</summary>
    public static async Task<IResult> AnswerAsync(HttpRequest request, TimeProvider time, Func<MentionSearch, TimeZoneInfo, Task<IResult>> answer)
    {
        try
        {
            var config = request.HttpContext.RequestServices.GetRequiredService<Func<ListenersConfig?>>()();
            string[] units = [.. request.Query["unit"].OfType<string>()];
            var query = Text(request, "q") is { } text ? Parse(config, units, text) : null;
            return await answer(new MentionSearch
            {
                Query = query,
                Units = units,
                Since = Time(request, "since"),
                Until = Time(request, "until"),
                Sort = Sort(request),
                Limit = Limit(request),
                Cursor = Text(request, "cursor"),
                Now = time.GetUtcNow(),
            }, config.ZoneOf(units, TimeZoneInfo.Utc));
        }
        catch (RefusedException refusal)
        {
            return Results.Problem(refusal.Message, statusCode: StatusCodes.Status400BadRequest, extensions: refusal.Position is { } position ? [new("position", position)] : null);
        }
        catch (Exception exception) when (exception is QueryNotServedException or ArgumentException)
        {
            // Too expensive, or a cursor of another search.
            return Refuse(exception.Message);
        }
    }

    public static IResult Refuse(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest);

    private static string? Text(HttpRequest request, string name) => request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    private static Query Parse(ListenersConfig? config, string[] units, string text)
    {
        var result = config.ParseSearch(units, text, TimeZoneInfo.Utc);
        return result.Query ?? throw new RefusedException(QueryErrorText.Render(text, result.Errors[0]), result.Errors[0].Position.Start);
    }

    private static DateTimeOffset? Time(HttpRequest request, string name) => Text(request, name) switch
    {
        null => null,
        { } text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        { } text => throw new RefusedException($"{name}={text} is no ISO 8601 date or time."),
    };

    private static MentionSort Sort(HttpRequest request) => Text(request, "sort") switch
    {
        null or "newest" => MentionSort.Newest,
        "oldest" => MentionSort.Oldest,
        "relevance" => MentionSort.Relevance,
        { } text => throw new RefusedException($"sort={text}: it takes newest, oldest, relevance."),
    };

    private static int Limit(HttpRequest request) => Text(request, "limit") switch
    {
        null => 20,
        { } text when int.TryParse(text, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostPerPage => limit,
        { } text => throw new RefusedException($"limit={text}: it takes 1 to {MostPerPage}."),
    };

    private sealed class RefusedException(string message, int? position = null) : Exception(message)
    {
        public int? Position { get; } = position;
    }
}
