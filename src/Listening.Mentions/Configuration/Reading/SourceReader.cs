namespace Listening.Mentions;

/// <summary>One source: an address, or an object.</summary>
internal static class SourceReader
{
    public static SourceConfig? Read(ReadContext context, ConfigNode node, SourceSettings settings)
    {
        if (node.Kind is ConfigKind.Text)
            return AddressReader.Read(context, node) is { } url ? new SourceFields(context, node, settings) { Url = node }.Build(url) : null;
        if (node.Kind is not ConfigKind.Object)
        {
            context.Problem(node, "A source is an address \"https://…\" or an object {…}.");
            return null;
        }
        var reader = ObjectReader.Open(context, node)!;
        if (reader.Take("kind") is { } kind && !IsKnown(context, kind))
            return null;
        var fields = SourceFields.Take(context, reader, settings);
        reader.Close();
        var address = fields.Url is null ? null : AddressReader.Read(context, fields.Url);
        // Built even without an address, so that the other faults are found too.
        var source = fields.Build(address ?? new Uri("https://invalid.example/"));
        return address is null ? null : source;
    }

    private static bool IsKnown(ReadContext context, ConfigNode node)
    {
        if (!ReadValue.Is(context, node, ConfigKind.Text))
            return false;
        if (ConfigWords.Kinds.Contains(node.Text, StringComparer.Ordinal))
            return true;
        context.Problem(node, $"There is no source of the kind {Words.Quoted(node.Text)}.", Words.Suggest(node.Text, ConfigWords.Kinds, "kinds"));
        return false;
    }
}
