using Listening.Mentions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Listening.WebConsole;

/// <summary><c>/mentions</c>: search with cursor paging, and one mention with its history.</summary>
internal static class MentionsApi
{
    public static RouteGroupBuilder MapMentions(this RouteGroupBuilder api)
    {
        api.MapGet("/mentions", SearchAsync);
        api.MapGet("/mentions/{id}", GetAsync);
        return api;
    }

    private static Task<IResult> SearchAsync(HttpRequest request, IMentionStore store, TimeProvider time, CancellationToken cancellationToken) =>
        ApiSearch.AnswerAsync(request, time, async (search, _) =>
        {
            var page = await store.SearchAsync(search, cancellationToken);
            return Json(new MentionsAnswer(page.Mentions, page.Next));
        });

    private static async Task<IResult> GetAsync(string id, IMentionStore store, CancellationToken cancellationToken) =>
        await store.GetAsync(id, cancellationToken) is { } mention
            ? Json(new MentionAnswer(mention, await store.HistoryAsync(id, cancellationToken)))
            : Results.Problem($"There is no mention {id}.", statusCode: StatusCodes.Status404NotFound);

    private static IResult Json<T>(T answer) => Results.Json(answer, MentionJson.Options);
}

/// <summary>A page of a search.</summary>
internal sealed record MentionsAnswer(IReadOnlyList<Mention> Mentions, string? Next);

/// <summary>A mention and what people did to it.</summary>
internal sealed record MentionAnswer(Mention Mention, IReadOnlyList<ActionEvent> History);

/// <summary>Counts of a search.</summary>
internal sealed record StatsAnswer(long Total, IReadOnlyList<FacetCount>? Values, IReadOnlyList<TimeCount>? Times);
