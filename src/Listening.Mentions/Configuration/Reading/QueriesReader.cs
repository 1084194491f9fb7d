using Listening.Queries;

namespace Listening.Mentions;

/// <summary>A unit's listening queries.</summary>
internal static class QueriesReader
{
    public const int MaxText = 20_000;

    private const int MaxQueries = 10_000;

    public static IReadOnlyDictionary<string, ListeningQuery> Read(ReadContext context, ConfigNode? node, QueryOptions options)
    {
        var queries = new Dictionary<string, ListeningQuery>(StringComparer.Ordinal);
        if (node is null || !ReadValue.Is(context, node, ConfigKind.Object))
            return queries;
        if (node.Members.Count > MaxQueries)
            context.Problem(node, $"This unit has {node.Members.Count} queries; {MaxQueries} are allowed.", "Share them between units.");
        var parsed = QueryTexts.Parse(context, Texts(context, node), options);
        foreach (var member in node.Members.Take(MaxQueries))
        {
            if (!ConfigWords.Id.IsMatch(member.Name))
                context.At(member.Offset, node.PathOf(member.Name), $"{Words.Quoted(member.Name)} is no id for a query.", "Up to 64 of A-Z, a-z, 0-9, . _ and -, a letter or digit first.");
            if (One(context, member, parsed.GetValueOrDefault(member.Name)) is { } query)
                queries[member.Name] = query;
        }
        return queries;
    }

    private static Dictionary<string, ConfigNode> Texts(ReadContext context, ConfigNode node)
    {
        var texts = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        foreach (var member in node.Members.Take(MaxQueries))
        {
            if (TextOf(member.Value) is { } text && ReadValue.Text(context, text, MaxText) is not null)
                texts[member.Name] = text;
        }
        return texts;
    }

    private static ConfigNode? TextOf(ConfigNode query) => query.Kind switch
    {
        ConfigKind.Text => query,
        ConfigKind.Object => query.Members.Where(member => member.Name == "text").Select(member => member.Value).FirstOrDefault(),
        _ => null,
    };

    private static ListeningQuery? One(ReadContext context, ConfigMember member, Query? parsed)
    {
        if (member.Value.Kind is ConfigKind.Text)
            return parsed is null ? null : Noted(context, new ListeningQuery { Id = member.Name, Query = parsed }, member.Value);
        if (member.Value.Kind is ConfigKind.Object)
            return Whole(context, member, ObjectReader.Open(context, member.Value)!, parsed);
        context.Problem(member.Value, "A query is a text \"…\" or an object {…}.");
        return null;
    }

    private static ListeningQuery? Whole(ReadContext context, ConfigMember member, ObjectReader reader, Query? parsed)
    {
        var (text, goal, visibility) = (reader.Need("text", "Write \"text\": \"…\"."), reader.Take("goal"), reader.Take("visibility"));
        var (must, mustNot) = (reader.Take("mustMatch"), reader.Take("mustNotMatch"));
        reader.Close();
        var (goalName, seenBy) = (Goal(context, goal), visibility is null ? null : ReadValue.OneOf(context, visibility, ConfigWords.Visibilities));
        var (matching, others) = (Examples(context, must), Examples(context, mustNot));
        if (parsed is null)
            return null;
        var query = new ListeningQuery { Id = member.Name, Query = parsed, Goal = goalName, Visibility = seenBy, MustMatch = matching, MustNotMatch = others };
        return Noted(context, query, text!, goal, visibility);
    }

    private static string? Goal(ReadContext context, ConfigNode? node) =>
        node is null ? null : ReadValue.Matching(context, node, ConfigWords.UnitName, "name for a goal", "Use retention, recruitment, outreach, sales, or a name of your own: up to 40 of a-z, 0-9 and -, a letter first.");

    private static IReadOnlyList<string> Examples(ReadContext context, ConfigNode? node) =>
        (node is null ? null : ReadValue.List(context, node, 1_000, (c, n) => ReadValue.Text(c, n, MaxText))) ?? [];

    private static ListeningQuery Noted(ReadContext context, ListeningQuery query, ConfigNode text, ConfigNode? goal = null, ConfigNode? visibility = null)
    {
        context.Note(text.Path, query.Query.Text, text);
        if (goal is not null)
            context.Note(goal.Path, query.Goal ?? "", goal);
        if (visibility is not null)
            context.Note(visibility.Path, ConfigWords.Word(query.Visibility.GetValueOrDefault()), visibility);
        return query;
    }
}
