using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Sqlite;

namespace Listening.Benchmarks.Load;

/// <summary>What people ask, over what the load left in the store.</summary>
internal static class SearchLoad
{
    public static async Task RunAsync(SqliteMentionStore store, CancellationToken cancellationToken)
    {
        Console.WriteLine();
        Console.WriteLine(Latencies.Heading);
        foreach (var (name, query, sort) in Questions())
            await AskAsync(name, () => store.SearchAsync(Of(query) with { Sort = sort }, cancellationToken));
        foreach (var (name, query) in new[] { ("all", ""), ("a unit", "unit:roastery"), ("a common word", "coffee") })
        {
            await AskAsync("count, " + name, () => store.CountAsync(Of(query), cancellationToken));
            await AskAsync("facet sentiment, " + name, () => store.FacetAsync(Of(query), MentionFacet.Sentiment, 20, cancellationToken));
            await AskAsync("facet author, " + name, () => store.FacetAsync(Of(query), MentionFacet.Author, 20, cancellationToken));
            await AskAsync("histogram by day, " + name, () => store.HistogramAsync(Of(query), TimeBucket.Day, TimeZoneInfo.Utc, cancellationToken));
        }
    }

    private static IEnumerable<(string Name, string Query, MentionSort Sort)> Questions()
    {
        var (middle, rare) = (Vocabulary.All[0][300], Vocabulary.All[0][20_000]);
        var since = TimeProvider.System.GetUtcNow().AddDays(-40).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var until = TimeProvider.System.GetUtcNow().AddDays(-30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        yield return ("newest, no query", "", MentionSort.Newest);
        yield return ("common word", "coffee", MentionSort.Newest);
        yield return ("rare word", rare, MentionSort.Newest);
        yield return ("phrase", "\"north roast\"", MentionSort.Newest);
        yield return ("prefix", middle[..4] + "*", MentionSort.Newest);
        yield return ("boolean with NOT", $"(coffee OR {middle}) NOT terrible", MentionSort.Newest);
        yield return ("unit and sentiment", "unit:roastery AND sentiment:negative", MentionSort.Newest);
        yield return ("site", "site:news.example.org", MentionSort.Newest);
        yield return ("word within dates", $"coffee AND published:[{since} TO {until}]", MentionSort.Newest);
        yield return ("relevance, common word", "coffee", MentionSort.Relevance);
        yield return ("relevance, two words", $"coffee AND {middle}", MentionSort.Relevance);
    }

    private static MentionSearch Of(string query) => new()
    {
        Query = query.Length == 0 ? null : Query.Parse(query, QueryOptions.Search).Query ?? throw new InvalidOperationException(query),
        Now = TimeProvider.System.GetUtcNow(),
    };

    private static async Task AskAsync(string name, Func<Task> ask) => Console.WriteLine((await Latencies.OfAsync(ask)).Line(name));
}
