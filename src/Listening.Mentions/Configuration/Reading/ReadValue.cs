using System.Globalization;
using System.Text.RegularExpressions;

namespace Listening.Mentions;

/// <summary>Single values: each reads a node or says what is wrong with it and gives null.</summary>
internal static class ReadValue
{
    public static bool Is(ReadContext context, ConfigNode node, ConfigKind wanted)
    {
        if (node.Kind == wanted)
            return true;
        context.Problem(node, $"This must be {Name(wanted)}, not {Name(node.Kind)}.");
        return false;
    }

    /// <summary>Text of 1 to <paramref name="max"/> characters without control characters.</summary>
    public static string? Text(ReadContext context, ConfigNode node, int max)
    {
        if (!Is(context, node, ConfigKind.Text))
            return null;
        if (string.IsNullOrWhiteSpace(node.Text))
            context.Problem(node, "This text is empty.");
        else if (node.Text.Length > max)
            context.Problem(node, string.Create(CultureInfo.InvariantCulture, $"This text has {node.Text.Length} characters; {max} are allowed."));
        else if (node.Text.Any(c => char.IsControl(c) && c is not ('\n' or '\t' or '\r')))
            context.Problem(node, "This text has control characters in it.");
        else
            return node.Text;
        return null;
    }

    /// <summary>Text that follows a pattern.</summary>
    public static string? Matching(ReadContext context, ConfigNode node, Regex pattern, string what, string suggestion)
    {
        if (!Is(context, node, ConfigKind.Text))
            return null;
        if (pattern.IsMatch(node.Text))
            return node.Text;
        context.Problem(node, $"{Words.Quoted(node.Text)} is no {what}.", suggestion);
        return null;
    }

    /// <summary>One of a fixed set of words.</summary>
    public static T? OneOf<T>(ReadContext context, ConfigNode node, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (!Is(context, node, ConfigKind.Text))
            return null;
        if (words.TryGetValue(node.Text, out var value))
            return value;
        context.Problem(node, $"{Words.Quoted(node.Text)} is none of {Words.Listed(words.Keys)}.", Words.Nearest(node.Text, words.Keys) is { } near ? $"Did you mean \"{near}\"?" : null);
        return null;
    }

    public static long? Whole(ReadContext context, ConfigNode node, long from, long to)
    {
        if (!Is(context, node, ConfigKind.Number))
            return null;
        if (long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to)
            return value;
        context.Problem(node, $"{Words.Shown(node.Text, 30)} is no whole number from {from} to {to}.");
        return null;
    }

    /// <summary>A duration within bounds, both inclusive.</summary>
    public static TimeSpan? Duration(ReadContext context, ConfigNode node, TimeSpan from, TimeSpan to)
    {
        if (!Is(context, node, ConfigKind.Text))
            return null;
        if (DurationText.Parse(node.Text) is not { } time)
            context.Problem(node, $"{Words.Quoted(node.Text)} is no duration.", "Write a whole number and s, m, h, d or w: \"30s\", \"5m\", \"1h\", \"400d\", \"2w\".");
        else if (time < from || time > to)
            context.Problem(node, $"{Words.Quoted(node.Text)} is out of bounds.", $"From {DurationText.Format(from)} to {DurationText.Format(to)}.");
        else
            return time;
        return null;
    }

    /// <summary>A list of at most <paramref name="max"/> items; those that can be read, in order.</summary>
    public static IReadOnlyList<T>? List<T>(ReadContext context, ConfigNode node, int max, Func<ReadContext, ConfigNode, T?> item)
        where T : class
    {
        if (!Is(context, node, ConfigKind.List))
            return null;
        if (node.Items.Count > max)
        {
            context.Problem(node, $"This list has {node.Items.Count} items; {max} are allowed.");
            return null;
        }
        return [.. node.Items.Select(n => item(context, n)).OfType<T>()];
    }

    /// <summary>A list whose items differ.</summary>
    public static IReadOnlyList<string>? Distinct(ReadContext context, ConfigNode node, int max, Func<ReadContext, ConfigNode, string?> item)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return List(context, node, max, (c, n) =>
        {
            var value = item(c, n);
            if (value is not null && !seen.Add(value))
                c.Problem(n, $"{Words.Quoted(value)} stands in this list twice.", "Keep one of them.");
            return value;
        });
    }

    private static string Name(ConfigKind kind) => kind switch
    {
        ConfigKind.Object => "an object {…}",
        ConfigKind.List => "a list […]",
        ConfigKind.Text => "text in quotes",
        ConfigKind.Number => "a number",
        ConfigKind.Boolean => "true or false",
        _ => "null",
    };
}
