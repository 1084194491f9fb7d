using System.Globalization;
using Listening.Queries;

namespace Listening.Mentions;

/// <summary>Runs every query's <c>mustMatch</c> and <c>mustNotMatch</c>.</summary>
public static class ListeningExamples
{
    /// <summary>The examples that fail, in order of units and queries.</summary>
    /// <param name="config">What to run.</param>
    /// <param name="now">The moment relative dates count from.</param>
    public static IReadOnlyList<ExampleFailure> Run(ListenersConfig config, DateTimeOffset now) =>
        [.. config.Units.Values.SelectMany(unit => unit.Queries.Values.SelectMany(query => Run(unit.Unit, query, now)))];

    private static IEnumerable<ExampleFailure> Run(string unit, ListeningQuery query, DateTimeOffset now) =>
        Failing(unit, query, "mustMatch", query.MustMatch, expected: true, now)
            .Concat(Failing(unit, query, "mustNotMatch", query.MustNotMatch, expected: false, now));

    private static IEnumerable<ExampleFailure> Failing(string unit, ListeningQuery query, string key, IReadOnlyList<string> texts, bool expected, DateTimeOffset now) =>
        texts.Select((text, index) => (text, index))
            .Where(example => Matcher.Match(query.Query, new QueryDocument { Text = example.text, Unit = unit }, now) is not null != expected)
            .Select(example => new ExampleFailure(string.Create(CultureInfo.InvariantCulture, $"units.{unit}.queries.{query.Id}.{key}[{example.index}]"), example.text, expected));
}

/// <summary>An example that does not behave.</summary>
/// <param name="Path">JSON path of the example.</param>
/// <param name="Text">The example.</param>
/// <param name="ShouldMatch">True where it should match and does not.</param>
public sealed record ExampleFailure(string Path, string Text, bool ShouldMatch)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Path}: the query {(ShouldMatch ? "does not match" : "matches")} {Words.Quoted(Text)}.";
}
