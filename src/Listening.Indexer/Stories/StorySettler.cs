using Listening.Mentions;

namespace Listening.Indexer;

/// <summary>Says of every mention on its way to the store which story it belongs to. One at a time, in the order in which they are settled: the first of its words begins a story, whose id is its own.</summary>
internal sealed class StorySettler(IStoryIndex? index) : IDisposable
{
    private readonly RecentStories _recent = new();
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The same operations, mentions with their stories.</summary>
    /// <exception cref="StorageException">The store cannot be asked.</exception>
    public async Task<IReadOnlyList<StoreOperation>> SettleAsync(IReadOnlyList<StoreOperation> operations, CancellationToken cancellationToken)
    {
        var questions = operations.Select(operation => operation is StoreOperation.PutMention put ? StoryQuestion.Of(put.Mention) : null).ToList();
        var asked = questions.OfType<StoryQuestion>().ToList();
        if (index is null || asked.Count == 0)
            return operations;
        await _one.WaitAsync(cancellationToken);
        try
        {
            var answers = await index.FindStoriesAsync(asked, cancellationToken);
            var stories = asked.Zip(answers, Settle).ToList();
            var number = 0;
            return [.. operations.Select((operation, at) => questions[at] is null ? operation : WithStory((StoreOperation.PutMention)operation, stories[number++]))];
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static StoreOperation.PutMention WithStory(StoreOperation.PutMention put, string story) => put with { Mention = put.Mention with { Story = story } };

    private string Settle(StoryQuestion question, StoryAnswer answer)
    {
        var known = Latest(_recent.Of(question.Id), answer.Known);
        // A repeat, or what came too late to count: the store keeps what it has.
        if (known?.Revision >= question.Revision)
            return known.Story;
        var story = Kept(question, known) ?? Joined(question, answer) ?? question.Id;
        _recent.Add(question, story);
        return story;
    }

    private static KnownStory? Latest(KnownStory? recent, KnownStory? stored) => recent is null || stored?.Revision > recent.Revision ? stored : recent;

    // What others have joined stays what they joined; and an edit that is near to what stood there before is the same story still.
    private static string? Kept(StoryQuestion question, KnownStory? known) =>
        known is not null && (known.Story == question.Id || known.Fingerprint?.IsNear(question.Fingerprint) == true) ? known.Story : null;

    private string? Joined(StoryQuestion question, StoryAnswer answer) =>
        question.Choose(_recent.Begun(question.Fingerprint).Concat(answer.Begun.Where(begun => _recent.Of(begun.Id) is null)))?.Id;
}
