using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Listener;

/// <summary>What makes an entry the same entry at the next poll (architecture.md rule 2): the guid, else the normalised address, else its content; wider where entries of one document share a guid.</summary>
/// <param name="Kind">What the identity rests on.</param>
/// <param name="Narrow">The identity as the publisher means it.</param>
/// <param name="Wide">With the address and title, for feeds whose guids repeat.</param>
/// <param name="Addresses">Absolute addresses under which another source may tell the same.</param>
internal sealed record EntryIdentity(IdentityKind Kind, string Narrow, string Wide, IReadOnlyList<string> Addresses)
{
    private const char Separator = '\n';

    /// <summary>128 bits of <see cref="Narrow"/>.</summary>
    public string NarrowKey => MentionIdentity.Hash(Kind.ToString(), Narrow);

    /// <summary>128 bits of <see cref="Wide"/>.</summary>
    public string WideKey => MentionIdentity.Hash(Kind.ToString(), Wide);

    /// <summary>128 bits of each of <see cref="Addresses"/>.</summary>
    public IReadOnlyList<string> AddressKeys => [.. Addresses.Select(address => MentionIdentity.Hash(address))];

    public static EntryIdentity Of(FeedEntry entry)
    {
        var address = Address(entry.Link);
        var (kind, narrow) = entry.HasOwnId ? (IdentityKind.Guid, WithoutScheme(entry.Id))
            : address is not null ? (IdentityKind.Address, WithoutScheme(address))
            : (IdentityKind.Content, entry.Id);
        // A title that changes is an edit, not another entry: it only tells apart what nothing else does.
        var wide = address is null || kind == IdentityKind.Address ? narrow : narrow + Separator + WithoutScheme(address);
        var addresses = new[] { entry.HasOwnId ? Address(entry.Id) : null, address }.OfType<string>().Select(WithoutScheme).Distinct().ToList();
        return new(kind, narrow, wide, addresses);
    }

    /// <summary>Wider still, for entries of one document that share guid and address.</summary>
    public EntryIdentity WithTitle(string? title) => this with { Wide = Wide + Separator + title, Addresses = [] };

    // A home page is where many entries point to, so it identifies none.
    private static string? Address(string? link) =>
        link is not null && SourceAddress.Canonical(link) is { } canonical && !SourceAddress.IsHomePage(canonical) ? canonical : null;

    // Publishers move from http to https and back: the same guid with another scheme is the same entry.
    private static string WithoutScheme(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? text[8..]
        : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? text[7..]
        : text;
}
