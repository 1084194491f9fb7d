using Listening.Mentions;

namespace Listening.Tests.Contracts;

/// <summary>What every event log and its readers must do; run against each implementation.</summary>
public abstract partial class EventLogContract : IDisposable
{
    private readonly Lazy<IEventLog> _log;

    protected EventLogContract() => _log = new(Create);

    private protected IEventLog Log => _log.Value;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A log without records.</summary>
    protected abstract IEventLog Create();

    /// <summary>Lets a unit's listener publish mentions, in order, in one go; the ids come out as keys.</summary>
    private protected abstract void Publish(string unit, params IReadOnlyList<EntryCommit> mentions);

    /// <summary>Makes a unit's part of the log unreadable.</summary>
    protected abstract void Damage(string unit);

    public void Dispose()
    {
        (_log.IsValueCreated ? Log as IDisposable : null)?.Dispose();
        Clean();
        GC.SuppressFinalize(this);
    }

    protected virtual void Clean()
    {
    }

    private protected void PublishNamed(string unit, params IReadOnlyList<string> names) => Publish(unit, [.. names.Select(name => SampleCommit.New(name))]);

    private protected virtual ILogReader Open(IReadOnlyDictionary<string, long>? checkpoints = null) => Log.OpenReader(checkpoints ?? new Dictionary<string, long>());

    /// <summary>Mention records only: how many poll events lie between them is the listener's business.</summary>
    private protected static async Task<List<LogRecord>> ReadMentionsAsync(ILogReader reader)
    {
        var mentions = new List<LogRecord>();
        while (await reader.ReadAsync(100, TimeSpan.Zero, Stop) is { Count: > 0 } records)
            mentions.AddRange(records.Where(record => record.Stream == LogStream.Mentions));
        return mentions;
    }

    private protected static string[] Keys(params IEnumerable<string> names) => [.. names.Select(name => SampleCommit.Key("id of " + name))];

    private protected static Dictionary<string, long> After(params IEnumerable<LogRecord> records) =>
        records.GroupBy(record => record.Partition).ToDictionary(group => group.Key, group => group.Max(record => record.Offset) + 1);
}
