using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Listener;

/// <summary>Decides what becomes of each entry of a document: every entry gets exactly one outcome.</summary>
internal sealed class EntryTriage(IListenerState state, UnitHearing hearing, SourceView source, DateTimeOffset now, bool isFirstPoll)
{
    private static readonly TimeSpan SeenResolution = TimeSpan.FromDays(1);

    private readonly List<EntryCommit> _entries = [];
    private readonly List<string> _seen = [];
    private readonly Dictionary<string, Siblings> _siblings = new(StringComparer.Ordinal);
    private long _unchanged;
    private long _repeated;
    private long _rejected;
    private int _known;

    /// <summary>True where the source was heard before and nothing of this document was known: entries may have passed between the two visits.</summary>
    public bool NothingKnown => _known == 0 && _entries.Count > 0;

    public PollCommit Decide(IReadOnlyList<FeedEntry> entries, PollCommit commit)
    {
        var identified = DocumentIdentities.Of(entries.Where(entry => entry is not { Title: null, Content: null, Summary: null }));
        _rejected = entries.Count - identified.Count;
        var shared = Repeats(identified.Select(entry => entry.Identity.NarrowKey));
        var sharedAddresses = Repeats(identified.SelectMany(entry => entry.Identity.AddressKeys));
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in identified)
        {
            if (!taken.Add(entry.Identity.WideKey))
            {
                _repeated++;
                continue;
            }

            Decide(entry with { Identity = entry.Identity.Without(sharedAddresses) }, shared.Contains(entry.Identity.NarrowKey));
        }

        return commit with { Entries = _entries, Unchanged = _unchanged, Repeated = _repeated, Rejected = _rejected, Seen = _seen };
    }

    /// <summary>Hash of what people read. Dates and addresses stay out: some publishers make them anew at every request.</summary>
    public static string ContentHash(FeedEntry entry) => MentionIdentity.Hash(entry.Title ?? "", entry.Content ?? "", entry.Summary ?? "", entry.Author ?? "");

    private static HashSet<string> Repeats(IEnumerable<string> keys) =>
        [.. keys.CountBy(key => key, StringComparer.Ordinal).Where(pair => pair.Value > 1).Select(pair => pair.Key)];

    private void Decide(IdentifiedEntry entry, bool isShared)
    {
        var known = Find(entry, isShared);
        if (known is null && IsSuppressed(entry.Identity, isShared))
        {
            _rejected++;
            _known++;
            return;
        }

        if (known is not null)
            _known++;
        if (known?.ContentHash == entry.Hash)
        {
            _unchanged++;
            if (now - known.LastSeen > SeenResolution)
                _seen.Add(known.WideKey);
            return;
        }

        _entries.Add(Commit(entry.Entry, entry.Identity, entry.Hash, known, isShared));
    }

    private bool IsSuppressed(EntryIdentity identity, bool isShared) =>
        state.IsSuppressed(source.Config.Id, isShared ? [identity.WideKey] : [identity.WideKey, identity.NarrowKey], identity.AddressKeys);

    private KnownEntry? Find(IdentifiedEntry entry, bool isShared)
    {
        var known = state.Find(source.Config.Id, entry.Identity.WideKey);
        if (known?.ContentHash == entry.Hash || (known is null && isShared && !entry.IsWidened))
            return known;
        var siblings = FindSiblings(entry.Identity.NarrowKey);
        // Guid and address do not tell it apart, so the text says which of them it is.
        if ((known is not null || entry.IsWidened) && siblings.ByHash.TryGetValue(entry.Hash, out var same))
            return same;
        // The publisher's id alone is believed while nothing else in the document claims it.
        return known ?? (!isShared && siblings.All is [var single] ? single : null);
    }

    private Siblings FindSiblings(string narrowKey)
    {
        if (!_siblings.TryGetValue(narrowKey, out var siblings))
        {
            var all = state.FindByNarrowKey(source.Config.Id, narrowKey);
            _siblings.Add(narrowKey, siblings = new(all, all.DistinctBy(known => known.ContentHash).ToDictionary(known => known.ContentHash, StringComparer.Ordinal)));
        }

        return siblings;
    }

    private EntryCommit Commit(FeedEntry entry, EntryIdentity identity, string hash, KnownEntry? known, bool isShared)
    {
        var isHeard = known?.Revision > 0;
        var addresses = identity.AddressKeys;
        // The publisher's id names a mention only where it is the only one of that id; the wide key cannot be taken for anybody's id.
        var own = isShared || (known is null && FindSiblings(identity.NarrowKey).All.Count > 0) ? identity.WideKey : identity.Narrow;
        var commit = new EntryCommit
        {
            Outcome = EntryOutcome.Duplicate,
            WideKey = known?.WideKey ?? identity.WideKey,
            NarrowKey = identity.NarrowKey,
            Id = known?.Id ?? MentionIdentity.MentionId(hearing.Config.Unit, source.Config.Id, identity.Kind, own),
            ContentHash = hash,
            Visibility = known?.Visibility ?? default,
        };
        if (!isHeard && (known?.IsDuplicate == true || state.FindHeardElsewhere(source.Config.Id, addresses) is not null))
            return commit;
        var revision = Math.Max(now.ToUnixTimeMilliseconds(), (known?.Revision ?? 0) + 1);
        var heard = new HeardText(entry, source, commit.Id, hash, revision, known?.FirstHeard ?? now, isHeard ? known!.Visibility : null, Backfill: isFirstPoll && !isHeard);
        var (mention, visibility) = MentionBuilder.Build(hearing, heard, now);
        if (!isHeard && mention.Queries.Count == 0)
            return commit with { Outcome = EntryOutcome.Unmatched, Kept = new KeptText(entry, source.Title, source.Language).ToBytes() };
        return commit with
        {
            Outcome = isHeard ? EntryOutcome.Revised : EntryOutcome.New,
            Revision = revision,
            FirstHeard = heard.FirstHeard,
            Visibility = visibility,
            Addresses = isHeard ? [] : addresses,
            Mention = MentionBuilder.ToBytes(mention),
        };
    }

    /// <summary>Known entries that share a guid.</summary>
    private sealed record Siblings(IReadOnlyList<KnownEntry> All, IReadOnlyDictionary<string, KnownEntry> ByHash);
}
