namespace Listening.Mentions;

/// <summary>The whole document.</summary>
internal static class RootReader
{
    private const int MaxUnits = 1_000;

    public static ListenersConfig? Read(ReadContext context, ConfigNode root)
    {
        if (ObjectReader.Open(context, root) is not { } reader)
            return null;
        if (reader.Take("$schema") is { } schema)
            ReadValue.Text(context, schema, 2_000);
        var defaults = Defaults(context, reader.Take("defaults"));
        var units = reader.Need("units", "Write \"units\": { \"my-unit\": {…} }.");
        reader.Close();
        return units is null ? null : new ListenersConfig { Units = Units(context, units, defaults) };
    }

    private static SharedSettings Defaults(ReadContext context, ConfigNode? node)
    {
        if (node is null || ObjectReader.Open(context, node) is not { } reader)
            return SharedSettings.None;
        var defaults = SharedSettings.Read(context, reader);
        reader.Close();
        return defaults;
    }

    private static Dictionary<string, UnitConfig> Units(ReadContext context, ConfigNode node, SharedSettings defaults)
    {
        var units = new Dictionary<string, UnitConfig>(StringComparer.Ordinal);
        if (!ReadValue.Is(context, node, ConfigKind.Object))
            return units;
        if (node.Members.Count == 0)
            context.Problem(node, "There is no unit in it.", "Write \"units\": { \"my-unit\": {…} }.");
        if (node.Members.Count > MaxUnits)
            context.Problem(node, $"There are {node.Members.Count} units; {MaxUnits} are allowed.");
        foreach (var member in node.Members.Take(MaxUnits))
        {
            if (!ConfigWords.UnitName.IsMatch(member.Name))
                context.At(member.Offset, node.PathOf(member.Name), $"{Words.Quoted(member.Name)} is no name for a unit.", "Up to 40 of a-z, 0-9 and -, a letter first.");
            if (UnitReader.Read(context, member, defaults) is { } unit)
                units[member.Name] = unit;
        }
        return units;
    }
}
