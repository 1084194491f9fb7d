using Listening.Mentions;

namespace Listening.Listener;

/// <summary>Matches entries that are kept against changed queries; what matches now is heard as backfill.</summary>
internal static class Rematch
{
    /// <summary>What to write for a source, or null where nothing of it matches now.</summary>
    public static PollCommit? Of(IListenerState state, UnitHearing hearing, SourceConfig source, PollEvent template, DateTimeOffset now)
    {
        var entries = new List<EntryCommit>();
        foreach (var kept in state.Kept(source.Id))
        {
            if (KeptText.OfBytes(kept.Entry) is { } text && Hear(state, hearing, source, kept, text, now) is { } commit)
                entries.Add(commit);
        }

        return entries.Count == 0 ? null : new PollCommit { SourceId = source.Id, Event = template, Config = hearing.Fingerprint, Entries = entries };
    }

    private static EntryCommit? Hear(IListenerState state, UnitHearing hearing, SourceConfig source, KeptEntry kept, KeptText text, DateTimeOffset now)
    {
        if (state.Find(source.Id, kept.WideKey) is not { Revision: 0 } known)
            return null;
        var view = new SourceView(source, text.SourceTitle, text.SourceLanguage);
        var heard = new HeardText(text.Entry, view, known.Id, known.ContentHash, now.ToUnixTimeMilliseconds(), now, FixedVisibility: null, Backfill: true);
        var (mention, visibility) = MentionBuilder.Build(hearing, heard, now);
        if (mention.Queries.Count == 0)
            return null;
        return new()
        {
            Outcome = EntryOutcome.New,
            WideKey = kept.WideKey,
            NarrowKey = kept.NarrowKey,
            Id = known.Id,
            ContentHash = known.ContentHash,
            Revision = heard.Revision,
            FirstHeard = now,
            Visibility = visibility,
            Addresses = EntryIdentity.Of(text.Entry).AddressKeys,
            Mention = MentionBuilder.ToBytes(mention),
        };
    }
}
