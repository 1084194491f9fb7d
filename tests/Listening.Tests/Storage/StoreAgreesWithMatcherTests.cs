using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Listening.Tests.Queries;

namespace Listening.Tests.Storage;

/// <summary>The embedded store finds exactly the mentions that the meaning of the query accepts: from the index alone, and where the matcher has to verify.
/// <c>LISTENING_TEST_DIFFERENTIAL</c> asks for another number of pairs of a query and a document, and never for fewer than the suite's.</summary>
public sealed class StoreAgreesWithMatcherTests
{
    private const int Documents = 200;
    private const int QueriesPerRound = 60;
    private const int Pairs = 60_000;

    private int _pairs;
    private int _questions;
    private int _telling;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static int Rounds
    {
        get
        {
            var asked = int.TryParse(Environment.GetEnvironmentVariable("LISTENING_TEST_DIFFERENTIAL"), NumberStyles.None, CultureInfo.InvariantCulture, out var pairs) ? pairs : Pairs;
            return Math.Max(asked, Pairs) / (Documents * QueriesPerRound);
        }
    }

    [Fact]
    public void Random_queries_over_random_mentions() => Agree(SearchLimits.Default with { FewCandidates = 0 });

    [Fact]
    public void The_same_where_the_index_must_not_be_read_so_far() => Agree(SearchLimits.Default with { FewCandidates = 20, Places = 200, Combinations = 1, Together = 1 });

    private void Agree(SearchLimits limits)
    {
        var round =
            from mentions in RandomDocuments.Mention.ListOf(Documents)
            from trees in RandomTrees.Tree(2).ListOf(QueriesPerRound)
            select (mentions, trees);
        var config = Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithQuietOnSuccess(true);
        Prop.ForAll(Arb.From(round), sample => AgreeAsync([.. sample.mentions], [.. sample.trees], limits).GetAwaiter().GetResult()).Check(config);
        Assert.True(_pairs >= 10_000, $"only {_pairs} pairs");
        // A query that finds all or none says little.
        Assert.True(_telling * 3 >= _questions, $"only {_telling} of {_questions} queries told mentions apart");
    }

    private async Task<bool> AgreeAsync(IReadOnlyList<Mention> mentions, IReadOnlyList<QueryNode> trees, SearchLimits limits)
    {
        using var folder = new TemporaryFolder();
        using var store = new SqliteMentionStore(folder.File("store.db"), limits);
        var operations = mentions.Select((mention, number) => (StoreOperation)new StoreOperation.PutMention(mention with { Id = $"id{number}" }, "log")).ToList();
        await store.WriteAsync(new() { Operations = operations, Checkpoints = new Dictionary<string, long>(), Now = SampleMention.Noon }, Stop);
        var stored = (await store.SearchAsync(Search(null), Stop)).Mentions.Select(mention => (mention.Id, mention.Timestamp, Document: mention.ToQueryDocument())).ToList();
        foreach (var query in trees.Select(tree => new Query("", tree, [])))
        {
            var expected = stored.Where(mention => NaiveEvaluator.Matches(query.Root, mention.Document, SampleMention.Noon)).ToList();
            await AgreeAsync(store, query, [.. expected.Select(mention => (mention.Id, mention.Timestamp))]);
            (_pairs, _questions) = (_pairs + stored.Count, _questions + 1);
            _telling += expected.Count > 0 && expected.Count < stored.Count ? 1 : 0;
        }

        return true;
    }

    private static async Task AgreeAsync(SqliteMentionStore store, Query query, IReadOnlyList<(string Id, DateTimeOffset Time)> expected)
    {
        var found = (await store.SearchAsync(Search(query), Stop)).Mentions.Select(mention => mention.Id).ToList();
        Assert.True(expected.Select(mention => mention.Id).SequenceEqual(found), $"{query.Root}: expected are {string.Join(' ', expected)}, the store finds {string.Join(' ', found)}");
        Assert.Equal(expected.Count, await store.CountAsync(Search(query), Stop));
        var histogram = await store.HistogramAsync(Search(query), TimeBucket.Hour, TimeZoneInfo.Utc, Stop);
        Assert.Equal(
            expected.GroupBy(mention => mention.Time.ToUnixTimeSeconds() / 3600).OrderBy(hour => hour.Key).Select(hour => (long)hour.Count()),
            histogram.Select(bucket => bucket.Count));
    }

    private static MentionSearch Search(Query? query) => new() { Query = query, Now = SampleMention.Noon, IncludeUnmatched = true, Limit = 1_000 };
}
