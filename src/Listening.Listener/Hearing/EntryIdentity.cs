using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Listener;

/// <summary>What makes an entry the same entry at the next poll (architecture.md rule 2): the guid, else the normalised address, else its content; wider where entries of one document share a guid.
/// Keys are 128 bits in hexadecimal, worked out once: they are asked for again and again.</summary>
internal sealed class EntryIdentity
{
    private const char Separator = '\n';

    private EntryIdentity(IdentityKind kind, string narrow, string wide, string narrowKey, IReadOnlyList<string> addressKeys)
    {
        (Kind, Narrow, Wide, NarrowKey, AddressKeys) = (kind, narrow, wide, narrowKey, addressKeys);
        WideKey = wide == narrow ? narrowKey : Key(kind, wide);
    }

    /// <summary>What the identity rests on.</summary>
    public IdentityKind Kind { get; }

    /// <summary>The identity as the publisher means it.</summary>
    public string Narrow { get; }

    /// <summary>With the address, and the title where that is needed, for feeds whose guids repeat.</summary>
    public string Wide { get; }

    /// <summary>Key of <see cref="Narrow"/>.</summary>
    public string NarrowKey { get; }

    /// <summary>Key of <see cref="Wide"/>.</summary>
    public string WideKey { get; }

    /// <summary>Keys of the absolute addresses under which another source may tell the same.</summary>
    public IReadOnlyList<string> AddressKeys { get; }

    public static EntryIdentity Of(FeedEntry entry)
    {
        var address = Address(entry.Link);
        var (kind, narrow) = entry.HasOwnId ? (IdentityKind.Guid, WithoutScheme(entry.Id))
            : address is not null ? (IdentityKind.Address, WithoutScheme(address))
            : (IdentityKind.Content, entry.Id);
        // A title that changes is an edit, not another entry: it only tells apart what nothing else does.
        var wide = address is null || kind == IdentityKind.Address ? narrow : narrow + Separator + WithoutScheme(address);
        return new(kind, narrow, wide, Key(kind, narrow), Addresses(entry.HasOwnId && entry.Id != entry.Link ? Address(entry.Id) : null, address));
    }

    /// <summary>Wider still, for entries of one document that share guid and address.</summary>
    public EntryIdentity WiderBy(string? text) => new(Kind, Narrow, Wide + Separator + text, NarrowKey, []);

    /// <summary>Without the addresses that several entries of one document share: they identify none of them.</summary>
    public EntryIdentity Without(HashSet<string> sharedAddressKeys) => AddressKeys.Any(sharedAddressKeys.Contains)
        ? new(Kind, Narrow, Wide, NarrowKey, [.. AddressKeys.Where(key => !sharedAddressKeys.Contains(key))])
        : this;

    private static string Key(IdentityKind kind, string identity) => MentionIdentity.Hash(kind.ToString(), identity);

    private static string[] Addresses(string? ofId, string? ofLink)
    {
        var (first, second) = (ofId is null ? null : WithoutScheme(ofId), ofLink is null ? null : WithoutScheme(ofLink));
        return (first, second) switch
        {
            (null, null) => [],
            (null, _) => [MentionIdentity.Hash(second)],
            (_, null) => [MentionIdentity.Hash(first)],
            _ when first == second => [MentionIdentity.Hash(first)],
            _ => [MentionIdentity.Hash(first), MentionIdentity.Hash(second)],
        };
    }

    // A home page is where many entries point to, so it identifies none.
    private static string? Address(string? link) =>
        link is not null && SourceAddress.Canonical(link) is { } canonical && !SourceAddress.IsHomePage(canonical) ? canonical : null;

    // Publishers move from http to https and back: the same guid with another scheme is the same entry.
    private static string WithoutScheme(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? text[8..]
        : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? text[7..]
        : text;
}
