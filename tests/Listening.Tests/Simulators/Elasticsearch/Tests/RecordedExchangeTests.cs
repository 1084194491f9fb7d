using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

public sealed class RecordedExchangeTests
{
    [Fact]
    public async Task Every_exchange_with_a_real_server_is_answered_as_it_answered()
    {
        var exchanges = RecordedExchange.All(SharedData.Path("elasticsearch", "exchanges.jsonl"));
        await using var simulator = await ElasticsearchSimulator.StartAsync();
        RecordedScripts.Register(simulator.Scripts);
        using var client = new HttpClient { BaseAddress = simulator.Address };
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        List<string> differences = [];
        foreach (var exchange in exchanges)
        {
            var (status, answer) = await exchange.SendAsync(client, ids);
            if (exchange.Name == "pit-open")
                ids[exchange.Answer!["id"]!.GetValue<string>()] = answer!["id"]!.GetValue<string>();
            if (status != exchange.Status)
                differences.Add($"{exchange.Name}: status {status} instead of {exchange.Status}: {answer?.ToJsonString()}");
            else
                differences.AddRange(AnswerComparison.Differences(exchange.Name, exchange.Answer, answer).Select(difference => $"{exchange.Name}{difference}"));
        }

        Assert.True(exchanges.Count >= 75);
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    [Fact]
    public void Answers_that_differ_are_told_apart()
    {
        var recorded = JsonNode.Parse("""{"took":3,"items":[{"status":201,"_version":1}]}""");

        Assert.Empty(AnswerComparison.Differences("any", recorded, JsonNode.Parse("""{"took":99,"items":[{"status":201,"_version":1}]}""")));
        Assert.Equal([".items[0]._version: expected 1, was 2", ".surplus: surplus"], AnswerComparison.Differences("any", recorded, JsonNode.Parse("""{"took":3,"items":[{"status":201,"_version":2}],"surplus":true}""")));
    }
}
