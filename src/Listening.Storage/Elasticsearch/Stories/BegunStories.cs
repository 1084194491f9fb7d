using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>What was found for many questions, by band, so that each is compared with little of it.</summary>
internal sealed class BegunStories
{
    private readonly Dictionary<long, List<StoryQuestion>> _byBand = [];

    /// <param name="begun">The latest first.</param>
    public BegunStories(IEnumerable<StoryQuestion> begun)
    {
        foreach (var story in begun)
        {
            foreach (var band in StoryBands.Numbers(story.Fingerprint))
            {
                if (!_byBand.TryGetValue(band, out var stories))
                    _byBand.Add(band, stories = []);
                if (stories.Count < StoryQuestion.MostAlike)
                    stories.Add(story);
            }
        }
    }

    public IReadOnlyList<StoryQuestion> Near(StoryQuestion question) =>
        [.. StoryBands.Numbers(question.Fingerprint).SelectMany(band => _byBand.GetValueOrDefault(band) ?? []).Where(question.MayJoin).Distinct()];
}
