using System.Runtime.CompilerServices;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Pages of hits, and all hits. Where the index cannot tell, each candidate is read and the matcher decides.</summary>
internal sealed class MentionPages(IElasticsearchClient client, ElasticsearchOptions options, PlanRunner runner)
{
    /// <summary>Largest page.</summary>
    public const int MaxLimit = 10_000;

    private readonly HitReader _reader = new(client);
    private readonly PointsInTime _points = new(client);

    public async Task<MentionPage> SearchAsync(MentionSearch search, CancellationToken cancellationToken)
    {
        if (search.Limit is < 1 or > MaxLimit)
            throw new ArgumentOutOfRangeException(nameof(search), search.Limit, $"A page holds 1 to {MaxLimit:N0} mentions.");
        var cursor = PageCursor.Parse(search.Cursor, search.Sort);
        return await runner.RunAsync(search, new MentionPage([], null), plan => PageAsync(plan, search, cursor, cancellationToken), cancellationToken);
    }

    /// <summary>Every hit, verified; for who counts what the index cannot.</summary>
    /// <exception cref="QueryNotServedException">More candidates than may be read.</exception>
    public async IAsyncEnumerable<Mention> VerifiedAsync(SearchPlan plan, MentionSort sort, long mostCandidates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long candidates = 0;
        await foreach (var hit in _reader.HitsAsync(plan.Target, plan.Query, HitOrder.Of(sort == MentionSort.Oldest ? sort : MentionSort.Newest), cancellationToken))
        {
            var mention = HitReader.Document(hit, MentionJson.Mention);
            if (plan.IsExact)
                yield return mention;
            else if (++candidates > mostCandidates)
                throw TooMany(plan);
            else if (plan.Matches(mention))
                yield return mention;
        }
    }

    private async Task<(MentionPage? Answer, ElasticsearchError? Error)> PageAsync(SearchPlan plan, MentionSearch search, PageCursor? cursor, CancellationToken cancellationToken)
    {
        var growing = new GrowingPage(plan, search, cursor?.Place, options.MaxCandidates);
        var point = search.Sort == MentionSort.Relevance ? cursor?.PointInTime ?? await _points.OpenAsync(plan.Target, cancellationToken) : null;
        while (true)
        {
            var size = growing.Wanted;
            var (page, error) = await _reader.PageAsync(plan.Target, plan.Query, HitOrder.Of(search.Sort), growing.Last, point, size, cancellationToken);
            if (error is not null && point is not null && PointsInTime.IsOver(error))
            {
                point = await _points.OpenAsync(plan.Target, cancellationToken);
                continue;
            }

            if (error is not null)
                return (null, error);
            point = point is null ? null : page!.PointInTime ?? point;
            if (!growing.Take(page!.Hits!.Hits))
                throw TooMany(plan);
            if (growing.IsFull)
                return (new(growing.Mentions, new PageCursor(search.Sort, growing.LastShown!, point).ToString()), null);
            if (page.Hits.Hits.Count < size)
                return (await EndAsync(growing, point, cancellationToken), null);
        }
    }

    private async Task<MentionPage> EndAsync(GrowingPage growing, string? point, CancellationToken cancellationToken)
    {
        if (point is not null)
            await _points.CloseAsync(point, cancellationToken);
        return new(growing.Mentions, null);
    }

    private QueryNotServedException TooMany(SearchPlan plan) => new(
        $"\"{plan.InexactPart}\" cannot be told from the index alone and more than {options.MaxCandidates:N0} mentions would have to be read. Add a rarer word, a field or a shorter time range.");
}
