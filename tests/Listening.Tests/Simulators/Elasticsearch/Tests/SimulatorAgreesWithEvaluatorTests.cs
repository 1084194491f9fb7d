using FsCheck.Fluent;
using Listening.Storage.Elasticsearch;
using Listening.Tests.Contracts;
using Listening.Tests.Storage;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Two readings of the query language, written apart, agree on what our translation emits.</summary>
public sealed class SimulatorAgreesWithEvaluatorTests
{
    private const int Documents = 100;
    private const int Queries = 300;

    [Fact]
    public async Task The_simulator_finds_what_the_evaluator_finds()
    {
        var samples = IndexedSample.Of(RandomDocuments.Mention.Sample(Documents));
        await using var simulator = await ElasticsearchSimulator.StartAsync();
        await using var server = await ElasticsearchServer.AtAsync(simulator.Address, samples);
        var trees = new RandomQueryTrees(new Random(Documents));
        var found = 0;
        for (var number = 0; number < Queries; number++)
        {
            var query = ElasticsearchTranslator.Translate(trees.Tree(3), SampleMention.Noon, new()).Query;
            var expected = samples.Where(sample => sample.Matches(query)).Select(sample => (string)sample.Json["id"]!).ToHashSet();
            var actual = await server.FindAsync(query);
            found += actual.Count;
            Assert.True(expected.SetEquals(actual), $"{query}\nmissing: {string.Join(' ', expected.Except(actual))}\ntoo many: {string.Join(' ', actual.Except(expected))}");
        }

        Assert.InRange(found, 1, (Documents * Queries) - 1);
    }
}
