using System.Text.Json;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Listener;

/// <summary>Asks a query of the entries that matched nothing and are kept, as matching again would. Nothing is written.</summary>
/// <param name="state">The unit's file.</param>
/// <param name="unit">The unit: of its sources alone something would be heard.</param>
/// <param name="query">The query that is tried.</param>
/// <param name="since">Only entries whose time (as a mention's <c>@timestamp</c>) is not before it; null for all.</param>
/// <param name="now">The moment relative dates count from.</param>
public sealed class KeptReplay(IListenerState state, UnitConfig unit, Query query, DateTimeOffset? since, DateTimeOffset now)
{
    // No id of a query begins so, so that it is never one of the unit's own.
    private const string Tried = "?";

    private readonly QuerySet _queries = new(unit.Queries.ToDictionary(own => own.Key, own => own.Value.Query).Append(new(Tried, query)).ToDictionary());
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly TokenizedDocument _tokens = new();

    /// <summary>Entries that were asked so far.</summary>
    public long Asked { get; private set; }

    /// <summary>Entries that match but tell what another source told: they would be duplicates, not mentions.</summary>
    public long Copies { get; private set; }

    /// <summary>Entries whose text cannot be read any more.</summary>
    public long Unreadable { get; private set; }

    /// <summary>Who wrote an entry; null where its text does not say, or cannot be read any more.</summary>
    public static string? AuthorOf(KeptEntry kept)
    {
        try
        {
            return KeptText.OfBytes(kept.Entry)?.Entry.Author;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What would be heard, source by source, in the order in which it came. To be run through once.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StorageException">The disk failed.</exception>
    public IEnumerable<ReplayHit> Hits(CancellationToken cancellationToken)
    {
        foreach (var source in unit.Sources)
        {
            foreach (var kept in state.Kept(source.Id))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Ask(source, kept) is { } hit)
                    yield return hit;
            }
        }
    }

    private ReplayHit? Ask(SourceConfig source, KeptEntry kept)
    {
        // One that was heard since the list was read is the store's to tell.
        if (state.Find(source.Id, kept.WideKey) is not { Revision: 0 } known)
            return null;
        if (Read(kept) is not { } text)
        {
            Unreadable++;
            return null;
        }

        var heard = new HeardText(text.Entry, new(source, text.SourceTitle, text.SourceLanguage), known.Id, known.ContentHash, 0, kept.At, FixedVisibility: null, Backfill: true);
        var mention = MentionBuilder.Describe(unit, heard, kept.At);
        if (mention.Timestamp < since)
            return null;
        Asked++;
        _tokens.Read(mention.ToQueryDocument());
        var matches = _queries.MatchTokens(_tokens, now);
        if (matches.FirstOrDefault(match => match.Id == Tried) is not { } match || IsCopy(source, text))
            return null;
        return new(mention with { Words = _tokens.TextTokens, Queries = [.. matches.Select(other => other.Id).Where(id => id != Tried)] }, match.Spans, IsKept: true);
    }

    private bool IsCopy(SourceConfig source, KeptText text)
    {
        var addresses = EntryIdentity.Of(text.Entry).AddressKeys;
        var isCopy = state.FindHeardElsewhere(source.Id, addresses) is not null
            || addresses.Any(address => _addresses.TryGetValue(address, out var teller) && teller != source.Id);
        foreach (var address in isCopy ? [] : addresses)
            _addresses.TryAdd(address, source.Id);
        Copies += isCopy ? 1 : 0;
        return isCopy;
    }

    private static KeptText? Read(KeptEntry kept)
    {
        try
        {
            return KeptText.OfBytes(kept.Entry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Something that a query which is tried would hear.</summary>
/// <param name="Mention">The mention; its <see cref="Mention.Queries"/> are those of the unit's own that hear it too. A kept entry has no sentiment yet.</param>
/// <param name="Spans">Where the query is found in it.</param>
/// <param name="IsKept">True for an entry that matched nothing so far.</param>
public sealed record ReplayHit(Mention Mention, IReadOnlyList<QuerySpan> Spans, bool IsKept);
