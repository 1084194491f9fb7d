using Listening.Listener;
using Listening.Mentions;
using Listening.Storage.Sqlite;

namespace Listening.Tests.Scenarios;

/// <summary>What listeners decided of every entry of every capture.</summary>
internal static class HeardEntries
{
    /// <summary>One line per entry that two runs decided differently. Which of two sources tells first is chance: there one run may have a duplicate where the other has none.</summary>
    public static IReadOnlyList<string> Differences(CaptureRun calm, ScenarioFolder killed)
    {
        var (expected, actual) = (Of(calm, calm.Folder), Of(calm, killed));
        return
        [
            .. Heard(killed).Except(expected.Values.OfType<KnownEntry>().Select(entry => entry.Id), StringComparer.Ordinal).Select(id => $"{id} should not have been heard"),
            .. expected.Where(entry => !IsSame(entry.Value, actual[entry.Key])).Select(entry => $"{entry.Key}: {actual[entry.Key]} instead of {entry.Value}"),
        ];
    }

    /// <summary>The ids of all mentions.</summary>
    public static IReadOnlyList<string> Heard(ScenarioFolder folder)
    {
        var ids = new List<string>();
        foreach (var unit in SqliteFiles.Units(folder.Data))
        {
            using var state = new SqliteListenerState(folder.Data, unit, "test", TimeProvider.System);
            ids.AddRange(state.Heard().Select(entry => entry.Id));
        }

        return ids;
    }

    private static Dictionary<(string Capture, string WideKey), KnownEntry?> Of(CaptureRun run, ScenarioFolder folder)
    {
        var states = SqliteFiles.Units(folder.Data).ToDictionary(unit => unit, unit => new SqliteListenerState(folder.Data, unit, "test", TimeProvider.System));
        var entries = new Dictionary<(string, string), KnownEntry?>();
        foreach (var capture in run.Server.Captures)
        {
            foreach (var key in DocumentIdentities.Of(run.Read(capture).Document?.Entries ?? []).Select(entry => entry.Identity.WideKey))
                entries[(capture.File, key)] = states[CaptureConfig.UnitOf(run.Server, capture)].Find(capture.Id, key);
        }

        foreach (var state in states.Values)
            state.Dispose();
        return entries;
    }

    private static bool IsSame(KnownEntry? calm, KnownEntry? killed) => (calm, killed) switch
    {
        (null, null) => true,
        (not null, not null) => calm.Id == killed.Id && calm.ContentHash == killed.ContentHash && (calm.IsDuplicate || killed.IsDuplicate || calm.Revision > 0 == killed.Revision > 0),
        _ => false,
    };
}
