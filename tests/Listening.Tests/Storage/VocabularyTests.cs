using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Microsoft.Data.Sqlite;

namespace Listening.Tests.Storage;

/// <summary>What wildcards and misspellings are looked up in, and what they may cost.</summary>
public sealed class VocabularyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => _folder.File("store.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("wor?*", "wor?*")]
    [InlineData("word10~2", "word10~2")]
    [InlineData("title:wor* OR wor*d?? OR tea", "wor*d??")]
    public async Task More_words_than_the_limit_are_refused_by_name(string query, string named)
    {
        using var store = await NumberedAsync();
        var refused = await Assert.ThrowsAsync<QueryNotServedException>(() => store.CountAsync(Search(query), Stop));
        Assert.Contains($"\"{named}\"", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word1?", 10)]
    [InlineData("word10~1", 20)]
    [InlineData("wor*", 100)]
    [InlineData("\"wor* next\"", 100)]
    [InlineData("ATLEAST/2(wor*)", 0)]
    [InlineData("FIRST/1(wor*)", 100)]
    public async Task Nothing_is_cut_at_the_limit(string query, int hits)
    {
        using var store = await NumberedAsync();
        Assert.Equal(hits, await store.CountAsync(Search(query), Stop));
    }

    [Fact]
    public async Task A_store_of_the_version_before_gets_its_words_when_it_is_opened()
    {
        using (var store = new SqliteMentionStore(File))
            await PutAsync(store, SampleMention.Of("a", "Coffee at #café") with { Author = new() { Name = "Ana Lind" } });
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE vocabulary; DROP TABLE places; DROP TABLE erased; ALTER TABLE ledger DROP COLUMN erased; ALTER TABLE mentions DROP COLUMN story; DROP TABLE stories; DROP TABLE story_bands; PRAGMA user_version=1;";
            command.ExecuteNonQuery();
        }

        using var migrated = new SqliteMentionStore(File);
        foreach (var query in new[] { "cofee~1", "caf?", "#caf?", "cofé~2", "author:l?nd", "coffee ONEAR/1 #café", "ATLEAST/1(at)" })
            Assert.Equal(1, await migrated.CountAsync(Search(query), Stop));
        Assert.Equal(0, await migrated.CountAsync(Search("co?fee AND lin?"), Stop));
    }

    [Fact]
    public async Task Words_of_a_failed_batch_are_there_once_it_succeeds()
    {
        using var store = new SqliteMentionStore(File);
        var poison = SampleMention.Of("b") with { Source = null! };
        await PutAsync(store, SampleMention.Of("a", "unheard"), poison);
        Assert.Equal(0, await store.CountAsync(Search("unh?ard"), Stop));
        await PutAsync(store, SampleMention.Of("a", "unheard"));
        Assert.Equal(1, await store.CountAsync(Search("unh?ard"), Stop));
    }

    [Fact]
    public async Task Hidden_and_removed_places_do_not_count()
    {
        using var store = new SqliteMentionStore(File);
        await PutAsync(store, SampleMention.Of("a", "roast and roast"), SampleMention.Of("b", "roast roast"));
        await PutAsync(store, SampleMention.Of("a", "roast", revision: 2));
        Assert.Equal(1, await store.CountAsync(Search("ATLEAST/2(roast)"), Stop));
        Assert.Equal(1, await store.ExpireAsync("roastery", SampleMention.Noon.AddMinutes(1), Stop) - 1);
        Assert.Equal(0, await store.CountAsync(Search("ATLEAST/1(roast) OR roast ONEAR/3 roast"), Stop));
    }

    private async Task<SqliteMentionStore> NumberedAsync()
    {
        var store = new SqliteMentionStore(File, SearchLimits.Default with { Expansion = 20, FewCandidates = 0 });
        await PutAsync(store, [.. Enumerable.Range(0, 100).Select(number => SampleMention.Of($"{number}", $"word{number:00} next"))]);
        return store;
    }

    private static Task PutAsync(SqliteMentionStore store, params Mention[] mentions) => store.WriteAsync(
        new() { Operations = [.. mentions.Select(mention => new StoreOperation.PutMention(mention, "log"))], Checkpoints = new Dictionary<string, long>(), Now = SampleMention.Noon }, Stop);

    private static MentionSearch Search(string query) => new() { Query = Query.Parse(query, QueryOptions.Search).Query, Now = SampleMention.Noon };
}
