using System.Text.Json.Nodes;
using Listening.Tests.Simulators.Elasticsearch;
using Listening.Tests.Simulators.Kafka;
using Listening.Tests.Storage;

namespace Listening.Tests.Scenarios;

/// <summary>The same program, the same verbs, two forms: embedded, and over Kafka and Elasticsearch. What people ask is answered the same.</summary>
public class DistributedTests
{
    private static readonly string[] Questions =
    [
        "", "brindle", "espresso NEAR/6 grinder", "title:(brindle OR velmora) -sentiment:negative", "ATLEAST/2(bike)", "FIRST/8(wayfold OR espresso*)", "{Brindle} OR velmora~1", "bike SENTENCE cargo", "lang:de",
    ];

    [Fact]
    public async Task The_same_questions_have_the_same_answers_embedded_and_over_kafka_and_elasticsearch()
    {
        var stop = TestContext.Current.CancellationToken;
        using var cluster = new MockCluster();
        await using var search = await ElasticsearchSimulator.StartAsync(new SimulatorOptions());
        FoldScriptMeaning.Register(search.Scripts);
        using var embedded = new ScenarioFolder();
        using var distributed = new ScenarioFolder();
        await using var world = await SampleWorld.StartAsync(embedded, stop);
        File.Copy(embedded.Config, distributed.Config);
        world.PublishAll();
        string[] services = ["--set", $"Kafka:BootstrapServers={cluster.Bootstrap}", "--set", $"Elasticsearch:Url={search.Addresses}", "--set", "Elasticsearch:RefreshBeforeSearch=true"];
        var here = new Form(embedded, []);
        var there = new Form(distributed, services);
        await using (var one = embedded.Start("up"))
        await using (var two = distributed.Start("up", services))
        {
            await HeardOnce.AllAsync(embedded, ExpectedMention.Of(world, embedded), "embedded", stop);
            await Until.TrueAsync(async () => await there.CountAsync(stop) == await here.CountAsync(stop), () => $"Over Kafka and Elasticsearch less is heard. {two.Error}", stop);
            await ActAsync(here, stop);
            await ActAsync(there, stop);
            Assert.Equal(0, await one.TerminateAsync(stop));
            Assert.Equal(0, await two.TerminateAsync(stop));
        }

        foreach (var question in Questions)
            Assert.Equal(await here.HitsAsync(question, stop), await there.HitsAsync(question, stop));
        foreach (var by in (string[])["sentiment", "language", "goal", "query", "hour"])
            Assert.Equal(await here.LinesAsync(stop, "stats", "--by", by, "--limit", "1000", "--json"), await there.LinesAsync(stop, "stats", "--by", by, "--limit", "1000", "--json"));
    }

    // What a person does comes back to whoever asks.
    private static async Task ActAsync(Form form, CancellationToken stop)
    {
        var id = JsonNode.Parse((await form.LinesAsync(stop, "query", "title:brindle", "--limit", "1", "--json"))[0])!["id"]!.GetValue<string>();
        await form.LinesAsync(stop, "act", id, "--status", "answered", "--tag", "written");
        await Until.TrueAsync(async () => (await form.LinesAsync(stop, "query", "status:answered AND tag:written", "--json")).Count == 1, () => "The act is not seen.", stop);
    }

    private sealed class Form(ScenarioFolder folder, string[] services)
    {
        public async Task<int> CountAsync(CancellationToken stop) => (await LinesAsync(stop, "query", "--limit", "10000", "--json")).Count;

        /// <summary>What the hits say, in an order of their own: which of two sources tells a story first is chance, and with it the id.</summary>
        public async Task<IReadOnlyList<string>> HitsAsync(string question, CancellationToken stop) =>
            [.. (await LinesAsync(stop, "query", question, "--limit", "10000", "--json")).Select(Said).Order(StringComparer.Ordinal)];

        public async Task<IReadOnlyList<string>> LinesAsync(CancellationToken stop, params IEnumerable<string> arguments)
        {
            var (exitCode, output, error) = await ListeningProcess.RunAsync(stop, [.. arguments, .. folder.DataArguments, .. services]);
            Assert.True(exitCode == 0, $"{string.Join(' ', arguments)}: {exitCode} {error}");
            return output.All;
        }

        private static string Said(string line)
        {
            var mention = JsonNode.Parse(line)!;
            return $"{mention["unit"]} {mention["title"]} {mention["text"]} {mention["sentiment"]?["label"]}";
        }
    }
}
