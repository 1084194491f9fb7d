using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Mentions;
using Listening.Storage.Elasticsearch;
using Listening.Storage.Sqlite;
using static Listening.Tests.Contracts.SampleMention;

namespace Listening.Tests.Storage;

/// <summary>Whatever comes in whichever order, twice or once: the document is the one that the embedded store would hold.</summary>
public sealed class FoldAgreesTests
{
    private const int Documents = 60;

    private static readonly string[] Kinds =
        [ActionKinds.Label, ActionKinds.Status, ActionKinds.Assignee, ActionKinds.Priority, ActionKinds.Tag, ActionKinds.Untag, ActionKinds.Note, ActionKinds.Seen];

    private static readonly string?[] Values = ["Ärger", "vip", "VIP", "press", "negative", "", null, new string('ß', 9_000)];

    [Fact]
    public async Task Acts_and_revisions_fold_to_the_same_document_in_every_order()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        var random = new Random(Documents);
        for (var number = 0; number < Documents; number++)
        {
            var id = $"m{number}";
            var revisions = Enumerable.Range(1, random.Next(1, 4)).Select(revision => Revision(id, revision, random)).ToArray();
            var acts = Enumerable.Range(0, random.Next(1, 8)).Select(act => Act(id, Kinds[random.Next(Kinds.Length)], Values[random.Next(Values.Length)], random.Next(3), $"{id}-{act}") with { FirstHeard = Noon, Visibility = "company" }).ToArray();
            StoreOperation[] operations = [.. revisions.Select(revision => new StoreOperation.PutMention(revision, "log")), .. acts.Select(act => new StoreOperation.PutAction(act)), new StoreOperation.PutAction(acts[0])];
            random.Shuffle(operations);
            Assert.All(await bench.WriteAsync(operations), result => Assert.True(result.Outcome is WriteOutcome.Indexed or WriteOutcome.Repeated or WriteOutcome.Superseded));
            Check(bench, id, WorkflowFold.Apply(revisions[^1], [.. acts.OrderBy(act => act.At).ThenBy(act => act.ActionId, StringComparer.Ordinal)]));
        }
    }

    private static void Check(ElasticsearchBench bench, string id, Mention expected)
    {
        var stored = JsonNode.Parse(bench.Simulator.Cluster.Indices["listening-mentions-roastery.company.2026"].Get(id)!.Source.Span)!.AsObject();
        var wanted = MentionIndexDocument.Of(expected with { Indexed = Noon.AddDays(1) });
        foreach (var field in new[] { "tags", "sentiment", "workflow", FilterFields.Root, MentionFacets.Root, "indexed", "revision", "text" })
            Assert.Equal(Canonical(wanted[field]), Canonical(stored[field]));
    }

    private static Mention Revision(string id, int revision, Random random) => Of(id, $"text {revision}", revision: revision) with
    {
        FirstHeard = Noon,
        Tags = random.Next(2) == 0 ? [] : ["press", "Ärger"],
        Sentiment = random.Next(2) == 0 ? null : new() { Label = "positive", Positive = 1, Score = 1, Model = "m" },
        Workflow = random.Next(4) > 0 ? null : new() { Status = "open", Label = "neutral", Tags = ["imported"] },
    };

    // Order of members means nothing, order of values does but among terms.
    private static string Canonical(JsonNode? node) => node switch
    {
        null => "",
        JsonObject json => $"{{{string.Join(',', json.Where(member => member.Value is not null).OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Canonical(member.Value)}"))}}}",
        JsonArray array => $"[{string.Join(',', array.Select(Canonical))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonSerializer.SerializeToElement(value).GetDouble().ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => node.ToJsonString(),
    };
}
