using System.Runtime.CompilerServices;

namespace Listening.Mentions;

/// <summary>Watches listeners.json and the secret files it names by looking at their bytes: mounted files change through symbolic links, which file system events miss.</summary>
/// <param name="path">The file.</param>
/// <param name="environment">Looks up secrets.</param>
/// <param name="time">The clock.</param>
public sealed class ListenersWatcher(string path, Func<string, string?> environment, TimeProvider time)
{
    private FileFingerprint? _reported;
    private FileFingerprint? _seen;

    /// <summary>Time between two looks. A change counts when two looks in a row agree, so that a half-written file is not judged. 5 s.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The last valid configuration; null until there was one.</summary>
    public ListenersConfig? Current { get; private set; }

    /// <summary>Reads the file now and counts what is read as known to the caller.</summary>
    public ListenersResult Start() => Read(null);

    /// <summary>Each later change once, valid or faulty, until <paramref name="cancellationToken"/> ends the wait with <see cref="OperationCanceledException"/>.
    /// A faulty result leaves <see cref="Current"/> as it was; a file that vanishes is a fault.</summary>
    public async IAsyncEnumerable<ListenersResult> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (Look() is { } change)
                yield return change;
        }
    }

    /// <summary>One look: a change that this look and the one before agree on, else null.</summary>
    internal ListenersResult? Look()
    {
        var now = FileFingerprint.Of(path, _reported?.Others ?? []);
        var settled = now.Equals(_seen);
        _seen = now;
        return settled && !now.Equals(_reported) ? Read(now) : null;
    }

    private ListenersResult Read(FileFingerprint? before)
    {
        var sighted = ListenersFile.Read(path, environment);
        // A faulty file may not have come as far as its secrets: the ones known before stay watched.
        var secrets = sighted.Config is null && before is not null ? before.Others : sighted.SecretFiles;
        // The fingerprint comes before the reading that counts: whatever changes after it is seen as a change.
        _reported = FileFingerprint.Of(path, secrets);
        var result = ListenersFile.Read(path, environment);
        Current = result.Config ?? Current;
        return result;
    }
}
