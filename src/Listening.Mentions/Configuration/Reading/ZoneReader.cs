namespace Listening.Mentions;

/// <summary>IANA time zones of this machine's table.</summary>
internal static class ZoneReader
{
    public static TimeZoneInfo? Read(ReadContext context, ConfigNode node)
    {
        if (!ReadValue.Is(context, node, ConfigKind.Text))
            return null;
        // The pattern first: the lookup reads a file of that name, and names of Windows pass on Windows.
        if (ConfigWords.ZoneName.IsMatch(node.Text) && TimeZoneInfo.TryFindSystemTimeZoneById(node.Text, out var zone) && zone.HasIanaId)
            return zone;
        context.Problem(node, $"{Words.Quoted(node.Text)} is no IANA time zone known here.", context.Hint(() => Suggestion(node.Text)));
        return null;
    }

    private static string Suggestion(string written)
    {
        var known = TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).ToList();
        return Words.Nearest(written, known) is { } near
            ? $"Did you mean \"{near}\"?"
            : "Write an area and a city, such as \"Europe/Berlin\", or \"UTC\".";
    }
}
