namespace Listening.Mentions;

/// <summary>What a unit has published, for a listener that has lost what it knew of a source.</summary>
public interface ISourceHistory
{
    /// <summary>All mention records of a unit up to the end of the log at the time of asking; of one key oldest first.</summary>
    /// <exception cref="StorageException">The log cannot be read.</exception>
    IAsyncEnumerable<LogRecord> MentionsAsync(string unit, CancellationToken cancellationToken);
}
