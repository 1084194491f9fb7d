using Listening.Mentions;

namespace Listening.Tests.Scenarios;

/// <summary>What is in the store against what must be there.</summary>
internal static class HeardOnce
{
    private const int Named = 20;

    /// <summary>One line per difference; empty where every expected mention is there exactly once, at its newest, and nothing else is.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(ScenarioFolder folder, IReadOnlyList<ExpectedMention> expected, CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.Store))
            return ["There is no store."];
        var held = await folder.MentionsAsync(cancellationToken);
        var byId = held.ToLookup(mention => mention.Id, StringComparer.Ordinal);
        var known = expected.SelectMany(mention => mention.Ids).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. byId.Where(copies => copies.Count() > 1).Select(copies => $"{copies.Key} is in the store {copies.Count()} times"),
            .. held.Where(mention => !known.Contains(mention.Id)).Select(mention => $"{mention.Unit}/{mention.Source.Id}: {mention.Id} should not be there"),
            .. expected.Select(mention => Difference(mention, [.. mention.Ids.SelectMany(id => byId[id])])).OfType<string>(),
        ];
    }

    /// <summary>Waits until nothing differs.</summary>
    public static Task AllAsync(ScenarioFolder folder, IReadOnlyList<ExpectedMention> expected, string what, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> differences = [];
        return Until.TrueAsync(
            async () =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
                return (differences = await DifferencesAsync(folder, expected, cancellationToken)).Count == 0;
            },
            () => $"{what}: {Listed(differences)}",
            cancellationToken);
    }

    public static string Listed(IReadOnlyList<string> differences) =>
        $"{differences.Count} differences:\n{string.Join('\n', differences.Take(Named))}";

    private static string? Difference(ExpectedMention expected, IReadOnlyList<Mention> held) => held switch
    {
        [] => $"{expected.Unit}: {expected.Post} is missing",
        [var mention] when ExpectedMention.Folded(mention.Title) != expected.Title => $"{expected.Unit}: {expected.Post} has the title \"{mention.Title}\"",
        [var mention] when ExpectedMention.Folded(mention.Text) != expected.Text => $"{expected.Unit}: {expected.Post} reads \"{mention.Text}\"",
        [var mention] when !mention.Queries.Order(StringComparer.Ordinal).SequenceEqual(expected.Queries) => $"{expected.Unit}: {expected.Post} matches {string.Join(", ", mention.Queries)} instead of {string.Join(", ", expected.Queries)}",
        [_] => null,
        _ => $"{expected.Unit}: {expected.Post} was heard {held.Count} times",
    };
}
