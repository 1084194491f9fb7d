namespace Listening.Mentions;

/// <summary>What a store knows of stories. A mention whose <see cref="Mention.Story"/> is its own id began that story; others are compared to it alone.</summary>
public interface IStoryIndex
{
    /// <summary>Answers a whole batch at once, in few requests. It may miss what was written within the last 25,000 mentions of this process: who asks remembers those.</summary>
    /// <returns>One answer per question, in order.</returns>
    /// <exception cref="StorageException">The store cannot be asked.</exception>
    Task<IReadOnlyList<StoryAnswer>> FindStoriesAsync(IReadOnlyList<StoryQuestion> questions, CancellationToken cancellationToken);
}

/// <summary>What a store knows that concerns a question.</summary>
/// <param name="Known">The mention itself where the store holds it in any revision and with a story.</param>
/// <param name="Begun">Mentions that began a story which the question may join (<see cref="StoryQuestion.MayJoin"/>), of very many that share a band the latest; others do no harm.</param>
public sealed record StoryAnswer(KnownStory? Known, IReadOnlyList<StoryQuestion> Begun);

/// <summary>The story that a mention has.</summary>
/// <param name="Story">Its id.</param>
/// <param name="Revision">The revision that the store holds.</param>
/// <param name="Fingerprint">Of that revision; null where it has none.</param>
public sealed record KnownStory(string Story, long Revision, StoryFingerprint? Fingerprint);
