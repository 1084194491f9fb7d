using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Elasticsearch;
using Listening.Tests.Contracts;

namespace Listening.Tests.Storage;

/// <summary>The mapping and the documents that are indexed under it.</summary>
public sealed class MentionIndexTests
{
    private static readonly Mention Full = SampleMention.Of("x", "#Café crème, 👍🏽.") with
    {
        Title = "Don't",
        Author = new() { Name = "Ana Café", Handle = "@ana" },
        Site = "News.Example.org",
        Url = "https://News.example.org/Ä",
        Rating = 4.5,
        Sentiment = new() { Label = "positive", Score = 0.1f },
        Tags = ["Press Room", ""],
    };

    [Fact]
    public void A_document_is_the_mention_and_what_queries_compare()
    {
        var document = MentionIndexDocument.Of(Full);
        Assert.Equal("don't", (string?)document["title_tokens"]);
        Assert.Equal("cafe creme 👍", (string?)document["text_tokens"]);
        Assert.Equal("#café crème 👍🏽", (string?)document["text_marked"]);
        Assert.Equal(["ana cafe", "ana"], ((JsonArray)document["author_tokens"]!).GetValues<string>());
        Assert.Equal(["ana café", "@ana"], ((JsonArray)document["author_marked"]!).GetValues<string>());
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                """
                {"handle":["ana"],"lang":["en"],"source":["press","the press"],"kind":["feed"],"tag":["press room"],"query":["brand"],"unit":["roastery"],"id":["x"],"visibility":["company"],
                 "sentiment":["positive"],"status":["new"],"site":["news.example.org"],"site_reversed":["gro.elpmaxe.swen."],"has":["author","handle","language","rating"],
                 "url":["https://news.example.org/a"],"words":3,"rating":4.5,"score":0.10000000149011612}
                """),
            JsonNode.Parse(document["filters"]!.ToJsonString())), document["filters"]!.ToJsonString());
    }

    [Fact]
    public void Without_what_is_added_the_document_is_the_mentions_json()
    {
        var document = MentionIndexDocument.Of(Full);
        foreach (var field in MentionIndexDocument.Added)
            document.Remove(field);
        Assert.True(JsonNode.DeepEquals(document, JsonSerializer.SerializeToNode(Full, MentionJson.Mention)));
    }

    [Fact]
    public void Fields_of_a_stranger_never_stand_for_ours()
    {
        var forged = Full with { Unknown = new Dictionary<string, JsonElement> { ["author_tokens"] = JsonSerializer.SerializeToElement("forged"), ["filters"] = JsonSerializer.SerializeToElement(1) }, Author = null };
        Assert.DoesNotContain("forged", MentionIndexDocument.Of(forged).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_of_a_mention_and_every_added_one_is_mapped()
    {
        var properties = (JsonObject)MentionMapping.Index()["mappings"]!["properties"]!;
        var names = MentionJson.Mention.Properties.Where(property => !property.IsExtensionData).Select(property => property.Name);
        Assert.Equal(names.Concat(MentionIndexDocument.Added).Order(StringComparer.Ordinal), properties.Select(property => property.Key).Order(StringComparer.Ordinal));
        var filters = (JsonObject)properties[FilterFields.Root]!["properties"]!;
        var asked = Enum.GetValues<QueryField>().Select(FilterFields.Of).OfType<string>();
        Assert.Empty(asked.Concat([FilterFields.Has, FilterFields.Long, FilterFields.SiteReversed, FilterFields.Words, FilterFields.Rating, FilterFields.Score]).Except(filters.Select(field => field.Key)));
    }

    [Fact]
    public void No_filter_leaves_a_value_out_in_silence()
    {
        var filters = (JsonObject)MentionMapping.Index()["mappings"]!["properties"]![FilterFields.Root]!["properties"]!;
        Assert.All(filters, field => Assert.Null(field.Value!["ignore_above"] ?? field.Value["normalizer"]));
    }

    [Fact]
    public void The_authors_gap_is_wider_than_any_near()
    {
        var properties = MentionMapping.Index()["mappings"]!["properties"]!;
        Assert.All(new[] { TextPart.Author.Folded, TextPart.Author.Marked }, field => Assert.True((int)properties[field]!["position_increment_gap"]! > 200));
    }
}
