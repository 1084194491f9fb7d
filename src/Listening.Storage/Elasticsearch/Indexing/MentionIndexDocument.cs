using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>A mention as it is indexed: its JSON (contracts.md §3a), its tokens and its values as queries compare them. What is added stays in the source, since updates
/// index anew from it, and is to be left out of answers.</summary>
internal static class MentionIndexDocument
{
    /// <summary>The fields that are added: what answers leave out.</summary>
    public static readonly IReadOnlyList<string> Added =
        ["title_tokens", "text_tokens", "author_tokens", "title_marked", "text_marked", "author_marked", FilterFields.Root, MentionFacets.Root, ActFolding.Root];

    public static JsonObject Of(Mention mention)
    {
        var document = (JsonObject)JsonSerializer.SerializeToNode(mention, MentionJson.Mention)!;
        foreach (var field in Added)
            document.Remove(field);
        var text = TokenStreams.Of(mention.Text);
        Add(document, TextPart.Title, TokenStreams.Of(mention.Title));
        Add(document, TextPart.Text, text);
        // Two values, in this order: positions of the second begin far behind the first.
        Add(document, TextPart.Author, TokenStreams.Of(mention.Author?.Name), TokenStreams.Of(mention.Author?.Handle));
        var filters = MentionFilters.Of(mention.ToQueryDocument(), text.Count);
        if (mention.Story == mention.Id && StoryBands.Read(mention.StoryBands) is { } fingerprint)
            filters[FilterFields.StoryKeys] = new JsonArray([.. StoryBands.Keys(fingerprint).Select(key => JsonValue.Create(key))]);
        document[FilterFields.Root] = filters;
        document[MentionFacets.Root] = MentionFacets.Of(mention);
        if (ActFolding.Of(mention) is { } folding)
            document[ActFolding.Root] = folding;
        return document;
    }

    // Both fields of a part hold as many values, so that their positions stay aligned.
    private static void Add(JsonObject document, TextPart part, params IReadOnlyList<TokenStreams> values)
    {
        var streams = values.Where(value => value.Count > 0).ToList();
        if (streams.Count == 0)
            return;
        document[part.Folded] = Values([.. streams.Select(stream => stream.Folded)]);
        document[part.Marked] = Values([.. streams.Select(stream => stream.Marked)]);
    }

    private static JsonNode Values(IReadOnlyList<string> values) => values.Count == 1 ? JsonValue.Create(values[0])! : new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
}
