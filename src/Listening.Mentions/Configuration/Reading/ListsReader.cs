using Listening.Queries;

namespace Listening.Mentions;

/// <summary>A unit's named fragments, each parsed.</summary>
internal static class ListsReader
{
    // What a faulty fragment counts as elsewhere, so that each fault is reported once and at its own place.
    private const string Stub = "stub";

    /// <returns>The fragments as written, and as queries may use them.</returns>
    public static (IReadOnlyDictionary<string, string> Lists, IReadOnlyDictionary<string, string> ForQueries) Read(ReadContext context, ConfigNode? node, TimeZoneInfo zone)
    {
        var texts = Texts(context, node);
        var lists = texts.ToDictionary(t => t.Key, t => t.Value.Text, StringComparer.Ordinal);
        var usable = new Dictionary<string, string>(lists, StringComparer.Ordinal);
        var stubs = lists.ToDictionary(l => l.Key, _ => Stub, StringComparer.Ordinal);
        foreach (var (name, text) in texts)
        {
            var result = Query.Parse(text.Text, QueryOptions.Search with { TimeZone = zone, Lists = stubs });
            QueryProblems.Report(context, text, result);
            if (result.Query is null)
                usable[name] = Stub;
        }
        foreach (var (name, text) in texts)
            Expand(context, name, text, zone, usable);
        return (lists, usable);
    }

    // A fragment that is sound by itself can still close a circle; the first of a circle is reported and cut out of it.
    private static void Expand(ReadContext context, string name, ConfigNode text, TimeZoneInfo zone, Dictionary<string, string> usable)
    {
        if (usable[name] == Stub)
            return;
        var result = Query.Parse(text.Text, QueryOptions.Search with { TimeZone = zone, Lists = usable });
        if (result.Query is not null)
        {
            QueryProblems.Advise(context, text, result.Query);
            return;
        }
        usable[name] = Stub;
        QueryProblems.ReportExpansion(context, text, result.Errors[0]);
    }

    private static Dictionary<string, ConfigNode> Texts(ReadContext context, ConfigNode? node)
    {
        var texts = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        if (node is null || !ReadValue.Is(context, node, ConfigKind.Object))
            return texts;
        foreach (var member in node.Members)
        {
            if (!ConfigWords.ListName.IsMatch(member.Name))
                context.At(member.Offset, node.PathOf(member.Name), $"{Words.Quoted(member.Name)} is no name for a list.", "Up to 40 of A-Z, a-z, 0-9, _ and -, a letter first.");
            if (ReadValue.Text(context, member.Value, QueriesReader.MaxText) is not null)
                texts[member.Name] = member.Value;
        }
        return texts;
    }
}
