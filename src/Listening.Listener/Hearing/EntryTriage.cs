using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Listener;

/// <summary>Decides what becomes of each entry of a document: every entry gets exactly one outcome.</summary>
internal sealed class EntryTriage(IListenerState state, UnitHearing hearing, SourceView source, DateTimeOffset now, bool isFirstPoll)
{
    private static readonly TimeSpan SeenResolution = TimeSpan.FromDays(1);

    private readonly List<EntryCommit> _entries = [];
    private readonly List<string> _seen = [];
    private long _unchanged;
    private long _repeated;
    private long _rejected;
    private int _known;

    /// <summary>True where the source was heard before and nothing of this document was known: entries may have passed between the two visits.</summary>
    public bool NothingKnown => _known == 0 && _entries.Count > 0;

    public PollCommit Decide(IReadOnlyList<FeedEntry> entries, PollCommit commit)
    {
        var identities = entries.Select(EntryIdentity.Of).ToList();
        var shared = Repeats(identities.Select(identity => identity.NarrowKey));
        var sharedAddresses = Repeats(identities.SelectMany(identity => identity.AddressKeys));
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            if (entry is { Title: null, Content: null, Summary: null })
            {
                _rejected++;
                continue;
            }

            var hash = ContentHash(entry);
            if (Distinct(identities[index], entry.Title, hash, taken) is not { } identity)
            {
                _repeated++;
                continue;
            }

            // An address that several entries of one document share identifies none of them.
            Decide(entry, identity with { Addresses = [.. identity.Addresses.Where(address => !sharedAddresses.Contains(MentionIdentity.Hash(address)))] }, hash, shared.Contains(identity.NarrowKey));
        }

        return commit with { Entries = _entries, Unchanged = _unchanged, Repeated = _repeated, Rejected = _rejected, Seen = _seen };
    }

    /// <summary>Hash of what people read. Dates and addresses stay out: some publishers make them anew at every request.</summary>
    public static string ContentHash(FeedEntry entry) => MentionIdentity.Hash(entry.Title ?? "", entry.Content ?? "", entry.Summary ?? "", entry.Author ?? "");

    private static HashSet<string> Repeats(IEnumerable<string> keys) =>
        [.. keys.CountBy(key => key, StringComparer.Ordinal).Where(pair => pair.Value > 1).Select(pair => pair.Key)];

    private static EntryIdentity? Distinct(EntryIdentity identity, string? title, string hash, Dictionary<string, string> taken)
    {
        if (taken.TryAdd(identity.WideKey, hash))
            return identity;
        if (taken[identity.WideKey] == hash)
            return null;
        var wider = identity.WithTitle(title);
        return taken.TryAdd(wider.WideKey, hash) ? wider : null;
    }

    private void Decide(FeedEntry entry, EntryIdentity identity, string hash, bool isShared)
    {
        var known = Find(identity, isShared);
        if (known is not null)
            _known++;
        if (known?.ContentHash == hash)
        {
            _unchanged++;
            if (now - known.LastSeen > SeenResolution)
                _seen.Add(known.WideKey);
            return;
        }

        _entries.Add(Commit(entry, identity, hash, known, isShared));
    }

    private KnownEntry? Find(EntryIdentity identity, bool isShared)
    {
        if (state.Find(source.Config.Id, identity.WideKey) is { } entry)
            return entry;
        // The publisher's id alone is believed while nothing else in the document claims it.
        return !isShared && state.FindByNarrowKey(source.Config.Id, identity.NarrowKey) is [var single] ? single : null;
    }

    private EntryCommit Commit(FeedEntry entry, EntryIdentity identity, string hash, KnownEntry? known, bool isShared)
    {
        var isHeard = known?.Revision > 0;
        var addresses = identity.AddressKeys;
        var commit = new EntryCommit
        {
            Outcome = EntryOutcome.Duplicate,
            WideKey = known?.WideKey ?? identity.WideKey,
            NarrowKey = identity.NarrowKey,
            Id = known?.Id ?? MentionIdentity.MentionId(hearing.Config.Unit, source.Config.Id, identity.Kind, isShared ? identity.Wide : identity.Narrow),
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
}
