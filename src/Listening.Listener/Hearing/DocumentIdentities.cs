using Listening.Feeds;

namespace Listening.Listener;

/// <summary>An entry of a document with what makes it the same at the next poll.</summary>
/// <param name="Entry">What the publisher wrote.</param>
/// <param name="Identity">Among the entries of this document.</param>
/// <param name="Hash">Of its content.</param>
/// <param name="IsWidened">Guid and address did not tell it apart.</param>
internal sealed record IdentifiedEntry(FeedEntry Entry, EntryIdentity Identity, string Hash, bool IsWidened);

/// <summary>The identities of a document's entries. Where guid and address tell two of them not apart the title does, and where that does not the text.</summary>
internal static class DocumentIdentities
{
    public static IReadOnlyList<IdentifiedEntry> Of(IEnumerable<FeedEntry> entries)
    {
        var identified = entries.Select(entry => new IdentifiedEntry(entry, EntryIdentity.Of(entry), EntryTriage.ContentHash(entry), IsWidened: false)).ToList();
        if (Widen(identified, entry => entry.Entry.Title))
            Widen(identified, entry => entry.Hash);
        return identified;
    }

    // All that share an identity are widened, not only the later ones: their order in the document changes.
    private static bool Widen(List<IdentifiedEntry> entries, Func<IdentifiedEntry, string?> by)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!hashes.TryAdd(entry.Identity.Wide, entry.Hash) && hashes[entry.Identity.Wide] != entry.Hash)
                shared.Add(entry.Identity.Wide);
        }

        for (var index = 0; index < entries.Count && shared.Count > 0; index++)
        {
            var entry = entries[index];
            if (shared.Contains(entry.Identity.Wide))
                entries[index] = entry with { Identity = entry.Identity.WiderBy(by(entry)), IsWidened = true };
        }

        return shared.Count > 0;
    }
}
