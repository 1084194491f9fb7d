using Listening.Mentions;

namespace Listening.Indexer;

/// <summary>The stories of the mentions that were settled last: a store that is searched does not show at once what was written. Two generations, so that the oldest go in bulk; between 25,000 and 50,000 mentions are remembered.</summary>
internal sealed class RecentStories
{
    private const int GenerationSize = 25_000;

    private StoryGeneration _current = new();
    private StoryGeneration _previous = new();

    public KnownStory? Of(string id) => _current.Of(id) ?? _previous.Of(id);

    /// <summary>What began stories in nearly these words, in their latest revision.</summary>
    public IEnumerable<StoryQuestion> Begun(StoryFingerprint near) =>
        _current.Begun(near).Concat(_previous.Begun(near)).Where(begun => Of(begun.Id)?.Fingerprint == begun.Fingerprint);

    public void Add(StoryQuestion mention, string story)
    {
        if (_current.Count >= GenerationSize)
            (_previous, _current) = (_current, new());
        _current.Add(mention, story);
    }
}
