namespace Listening.Storage.Kafka;

/// <summary>Topics as set-up sees and changes them.</summary>
public interface ITopicAdmin
{
    /// <summary>Those of these names that exist.</summary>
    /// <exception cref="Listening.Mentions.StorageException">Kafka does not answer or refuses; this holds for every member.</exception>
    Task<IReadOnlyList<TopicState>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <summary>Carries one change out; one that is done already is no fault. A notice changes nothing.</summary>
    Task ApplyAsync(TopicChange change, CancellationToken cancellationToken);
}
