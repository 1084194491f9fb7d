using Listening.Mentions;

namespace Listening.Indexer;

/// <summary>Mentions that were settled, by id, and those of them that began a story, by each band but one: fingerprints that share two bands share one of any five.</summary>
internal sealed class StoryGeneration
{
    private readonly Dictionary<string, KnownStory> _stories = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<StoryQuestion>> _begun = [];

    /// <summary>Mentions that were added, each as often as it was.</summary>
    public int Count { get; private set; }

    public KnownStory? Of(string id) => _stories.GetValueOrDefault(id);

    public IEnumerable<StoryQuestion> Begun(StoryFingerprint near) =>
        StoryBands.Numbers(near).SelectMany(Latest).Where(begun => begun.Fingerprint.IsNear(near));

    public void Add(StoryQuestion mention, string story)
    {
        Count++;
        _stories[mention.Id] = new(story, mention.Revision, mention.Fingerprint);
        if (story != mention.Id)
            return;
        foreach (var band in StoryBands.Numbers(mention.Fingerprint))
        {
            if (!_begun.TryGetValue(band, out var begun))
                _begun.Add(band, begun = []);
            begun.Add(mention);
        }
    }

    private IEnumerable<StoryQuestion> Latest(long band)
    {
        var begun = _begun.GetValueOrDefault(band) ?? [];
        for (var at = begun.Count - 1; at >= Math.Max(0, begun.Count - StoryQuestion.MostAlike); at--)
            yield return begun[at];
    }
}
