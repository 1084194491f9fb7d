using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Looks stories up: two searches for a thousand questions, one for the mentions themselves and one for what began a story under a key of any of them (<see cref="StoryBands.Keys"/>).</summary>
internal sealed class StorySearch(IElasticsearchClient client, IndexNames names, PlanRunner runner) : IStoryIndex
{
    /// <summary>Thirty keys each stay below the 65,536 values of <c>terms</c>.</summary>
    private const int QuestionsAtOnce = 1_000;

    /// <summary>The server's own limit of one page.</summary>
    private const int MostHits = 10_000;

    private static readonly string Keys = FilterFields.Path(FilterFields.StoryKeys);

    public async Task<IReadOnlyList<StoryAnswer>> FindStoriesAsync(IReadOnlyList<StoryQuestion> questions, CancellationToken cancellationToken)
    {
        await runner.RefreshAsync(names.AllMentions, cancellationToken);
        var answers = new List<StoryAnswer>(questions.Count);
        foreach (var some in questions.Chunk(QuestionsAtOnce))
        {
            var known = await AskAsync(SearchFilters.Ids(some.Select(question => question.Id).Distinct(StringComparer.Ordinal)), cancellationToken);
            var begun = new BegunStories((await AskAsync(Begun(some), cancellationToken)).Select(document => document.Begun).OfType<StoryQuestion>());
            var stories = known.Where(document => document is { Id: not null, Story: not null })
                .GroupBy(document => document.Id!, StringComparer.Ordinal)
                .ToDictionary(documents => documents.Key, documents => Known(documents.MaxBy(document => document.Revision)!), StringComparer.Ordinal);
            answers.AddRange(some.Select(question => new StoryAnswer(stories.GetValueOrDefault(question.Id), begun.Near(question))));
        }

        return answers;
    }

    private static KnownStory Known(StoryDocument document) => new(document.Story!, document.Revision, document.Fingerprint);

    private static JsonObject Begun(StoryQuestion[] questions) => SearchFilters.All(
        [
            SearchFilters.Terms(Keys, questions.SelectMany(question => StoryBands.Keys(question.Fingerprint)).Distinct(StringComparer.Ordinal)),
            new JsonObject
            {
                ["range"] = new JsonObject
                {
                    ["@timestamp"] = new JsonObject
                    {
                        ["gte"] = UtcMilliseconds.ToText(questions.Min(question => question.Earliest)),
                        ["lte"] = UtcMilliseconds.ToText(questions.Max(question => question.Latest)),
                    },
                },
            },
        ],
        []);

    private async Task<List<StoryDocument>> AskAsync(JsonObject query, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["size"] = MostHits,
            ["query"] = query,
            ["sort"] = new JsonArray(new JsonObject { ["@timestamp"] = new JsonObject { ["order"] = "desc" } }),
            ["track_total_hits"] = false,
            ["_source"] = new JsonArray([.. StoryDocument.Fields.Select(field => JsonValue.Create(field))]),
        };
        var answer = await client.SendAsync(ElasticsearchRequest.Post($"{names.AllMentions}/_search?{HitReader.Leniently}", body), cancellationToken);
        var page = answer.Read(ClientJson.Default.SearchAnswer, out var error);
        return (error ?? page!.Incomplete) is { } fault
            ? throw ElasticsearchFaults.Translate(fault, "looking up stories")
            : [.. page!.Hits!.Hits.Select(hit => HitReader.Document(hit, ClientJson.Default.StoryDocument))];
    }
}
