using FsCheck.Fluent;
using Listening.Storage.Elasticsearch;
using Listening.Tests.Contracts;

namespace Listening.Tests.Storage;

/// <summary>A real server means by the emitted queries what the tests' evaluator means: the differential holds for the server, too.</summary>
public sealed class ElasticsearchServerTests
{
    private const int Documents = 200;
    private const int Queries = 500;

    [Fact]
    public async Task A_server_finds_what_the_evaluator_finds()
    {
        var samples = IndexedSample.Of(RandomDocuments.Mention.Sample(Documents));
        await using var server = await ElasticsearchServer.WithAsync(samples);
        var trees = new RandomQueryTrees(new Random(Documents));
        for (var i = 0; i < Queries; i++)
        {
            var translated = ElasticsearchTranslator.Translate(trees.Tree(3), SampleMention.Noon, new());
            var expected = samples.Where(sample => sample.Matches(translated.Query)).Select(sample => (string)sample.Json["id"]!).ToHashSet();
            var found = await server.FindAsync(translated.Query);
            Assert.True(expected.SetEquals(found), $"{translated.Query}\nmissing: {string.Join(' ', expected.Except(found))}\ntoo many: {string.Join(' ', found.Except(expected))}");
        }
    }
}
