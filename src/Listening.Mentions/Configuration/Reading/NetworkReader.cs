using System.Net;

namespace Listening.Mentions;

/// <summary>Blocks of addresses in CIDR notation.</summary>
internal static class NetworkReader
{
    public static Setting<IReadOnlyList<IPNetwork>>? Read(ReadContext context, ConfigNode? node) =>
        node is not null && ReadValue.Distinct(context, node, 100, Block) is { } blocks
            ? new Setting<IReadOnlyList<IPNetwork>>([.. blocks.Select(IPNetwork.Parse)], node)
            : null;

    public static string Shown(IReadOnlyList<IPNetwork> networks) => networks.Count == 0 ? "none" : Words.Listed(networks.Select(n => n.ToString()));

    private static string? Block(ReadContext context, ConfigNode node)
    {
        if (!ReadValue.Is(context, node, ConfigKind.Text))
            return null;
        // The parser cuts off host bits; a block written with some is more likely a slip than a wish.
        if (node.Text.Contains('/') && IPNetwork.TryParse(node.Text, out var network) && node.Text.StartsWith(network.BaseAddress + "/", StringComparison.OrdinalIgnoreCase))
            return Advised(context, node, network);
        context.Problem(node, $"{Words.Quoted(node.Text)} is no block of addresses.", Suggestion(node.Text));
        return null;
    }

    private static string Advised(ReadContext context, ConfigNode node, IPNetwork network)
    {
        if (network.PrefixLength == 0)
            context.Advise(node, "This block is every address: any source may then reach anything inside your network.", "Name the smallest block that is needed.");
        return network.ToString();
    }

    // An address with its host bits set is the likeliest slip: show the block it lies in.
    private static string Suggestion(string written)
    {
        var parts = written.Split('/');
        if (parts.Length == 2 && IPAddress.TryParse(parts[0], out var address) && int.TryParse(parts[1], out var length)
            && length >= 0 && length <= address.GetAddressBytes().Length * 8)
            return $"Did you mean \"{Masked(address, length)}/{length}\"?";
        return "Write it as \"10.20.0.0/16\" or \"fd00:1234::/32\".";
    }

    private static IPAddress Masked(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPAddress(bytes);
    }
}
