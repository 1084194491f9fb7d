using FsCheck;
using FsCheck.Fluent;
using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;

namespace Listening.Tests.Storage;

/// <summary>The embedded store finds exactly the mentions that the matcher accepts.</summary>
public sealed class StoreAgreesWithMatcherTests
{
    private const int Documents = 24;
    private const int QueriesPerRound = 40;
    private const int Rounds = 12;

    private int _pairs;
    private int _questions;
    private int _telling;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Random_queries_over_random_mentions()
    {
        var round =
            from mentions in RandomDocuments.Mention.ListOf(Documents)
            from trees in RandomTrees.Tree(3).ListOf(QueriesPerRound)
            select (mentions, trees);
        var config = Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithQuietOnSuccess(true);
        Prop.ForAll(Arb.From(round), sample => AgreeAsync([.. sample.mentions], [.. sample.trees]).GetAwaiter().GetResult()).Check(config);
        Assert.True(_pairs >= 10_000, $"only {_pairs} pairs");
        // A query that finds all or none says little.
        Assert.True(_telling * 3 >= _questions, $"only {_telling} of {_questions} queries told mentions apart");
    }

    private async Task<bool> AgreeAsync(IReadOnlyList<Mention> mentions, IReadOnlyList<QueryNode> trees)
    {
        using var folder = new TemporaryFolder();
        using var store = new SqliteMentionStore(folder.File("store.db"));
        var operations = mentions.Select((mention, number) => (StoreOperation)new StoreOperation.PutMention(mention with { Id = $"id{number}" }, "log")).ToList();
        await store.WriteAsync(new() { Operations = operations, Checkpoints = new Dictionary<string, long>(), Now = SampleMention.Noon }, Stop);
        var stored = (await store.SearchAsync(Search(null), Stop)).Mentions;
        foreach (var query in trees.Select(tree => new Query("", tree, [])))
            await AgreeAsync(store, stored, query);
        return true;
    }

    private async Task AgreeAsync(SqliteMentionStore store, IReadOnlyList<Mention> stored, Query query)
    {
        var expected = stored.Where(mention => Matcher.Match(query, mention.ToQueryDocument(), SampleMention.Noon) is not null).Select(mention => mention.Id).ToList();
        var found = (await store.SearchAsync(Search(query), Stop)).Mentions.Select(mention => mention.Id).ToList();
        Assert.True(expected.SequenceEqual(found), $"{query}: the matcher accepts {string.Join(' ', expected)}, the store finds {string.Join(' ', found)}");
        Assert.Equal(expected.Count, await store.CountAsync(Search(query), Stop));
        (_pairs, _questions) = (_pairs + stored.Count, _questions + 1);
        _telling += expected.Count > 0 && expected.Count < stored.Count ? 1 : 0;
    }

    private static MentionSearch Search(Query? query) => new() { Query = query, Now = SampleMention.Noon, IncludeUnmatched = true, Limit = 100 };
}
