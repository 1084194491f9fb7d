using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>The meaning of a tree written for clarity alone: lists of tokens, nested loops, nothing shared with the matcher but the tokeniser and the folding.</summary>
internal static class NaiveEvaluator
{
    public static bool Matches(QueryNode node, QueryDocument document, DateTimeOffset now) => node switch
    {
        AndNode and => and.Children.All(child => Matches(child, document, now)),
        OrNode or => or.Children.Any(child => Matches(child, document, now)),
        NotNode not => !Matches(not.Child, document, now),
        WordNode word => Parts(word.Scope, document).Any(part => Enumerable.Range(0, part.Count).Any(at => Is(word, part[at]))),
        PhraseNode phrase => Parts(phrase.Scope, document).Any(part => Occurs(phrase, part)),
        FieldNode field => Test(field, document, now),
        _ => throw new NotSupportedException(),
    };

    private static bool Occurs(PhraseNode phrase, List<(string Folded, string Marked)> part) =>
        Enumerable.Range(0, Math.Max(0, part.Count - phrase.Words.Count + 1))
            .Any(start => Enumerable.Range(0, phrase.Words.Count).All(i => Is(phrase.Words[i], part[start + i])));

    private static bool Is(WordNode word, (string Folded, string Marked) token)
    {
        var wanted = word.Marked is null ? [word.Folded] : word.MarkedSpellings;
        var found = word.Marked is null ? token.Folded : token.Marked;
        return wanted.Any(spelling => word.Prefix ? found.StartsWith(spelling, StringComparison.Ordinal) : found == spelling);
    }

    private static IEnumerable<List<(string Folded, string Marked)>> Parts(QueryScope scope, QueryDocument document) => (scope switch
    {
        QueryScope.Anywhere => [document.Title, document.Text],
        QueryScope.Title => [document.Title],
        QueryScope.Text => [document.Text],
        _ => new[] { document.AuthorName, document.AuthorHandle },
    }).Select(Tokens);

    private static List<(string Folded, string Marked)> Tokens(string? text)
    {
        var streams = TokenStreams.Of(text);
        return streams.Count == 0 ? [] : [.. streams.Folded.Split(' ').Zip(streams.Marked.Split(' '))];
    }

    private static bool Test(FieldNode field, QueryDocument document, DateTimeOffset now) => field.Test switch
    {
        FieldTest.Numbers numbers => Number(field.Field, document) is { } value
            && (numbers.From is null || value > numbers.From || (numbers.FromInclusive && value == numbers.From))
            && (numbers.To is null || value < numbers.To || (numbers.ToInclusive && value == numbers.To)),
        FieldTest.Times times => (field.Field == QueryField.Published ? document.Published : document.Heard) is { } at
            && (times.From is null || at > times.From.Value.Resolve(now) || (times.FromInclusive && at == times.From.Value.Resolve(now)))
            && (times.To is null || at < times.To.Value.Resolve(now) || (times.ToInclusive && at == times.To.Value.Resolve(now))),
        FieldTest.Exact has when field.Field == QueryField.Has => Has(has.Folded, document),
        _ => Values(field.Field, document).Where(value => !string.IsNullOrEmpty(value)).Any(value => Text(field.Test, Folding.Fold(value))),
    };

    private static bool Text(FieldTest test, string value) => test switch
    {
        FieldTest.Exact exact => value == exact.Folded,
        FieldTest.Contains contains => value.Contains(contains.Folded, StringComparison.Ordinal),
        FieldTest.HostSuffix host => ("." + value).EndsWith("." + host.Host, StringComparison.Ordinal),
        FieldTest.Pattern pattern => System.Text.RegularExpressions.Regex.IsMatch(
            value, "^" + string.Join(".*", pattern.Folded.Split('*').Select(System.Text.RegularExpressions.Regex.Escape)) + "$",
            System.Text.RegularExpressions.RegexOptions.Singleline | System.Text.RegularExpressions.RegexOptions.NonBacktracking),
        _ => throw new NotSupportedException(),
    };

    private static double? Number(QueryField field, QueryDocument document) => field switch
    {
        QueryField.Words => TokenStreams.Of(document.Text).Count,
        QueryField.Rating => document.Rating,
        QueryField.Sentiment => document.SentimentScore,
        _ => throw new NotSupportedException(),
    };

    private static bool Has(string what, QueryDocument document) => what switch
    {
        "author" => (document.AuthorName ?? document.AuthorHandle ?? "") != "",
        "link" => document.Links.Any(),
        "image" => document.Images.Any(),
        "hashtag" => document.Hashtags.Any(),
        "handle" => (document.AuthorHandle ?? "") != "",
        "language" => (document.Language ?? "und") is not ("und" or ""),
        "rating" => document.Rating.HasValue,
        _ => throw new NotSupportedException(),
    };

    private static IEnumerable<string> Values(QueryField field, QueryDocument document) => field switch
    {
        QueryField.Handle => [document.AuthorHandle?.TrimStart('@')!],
        QueryField.Site => [document.Site!],
        QueryField.Url => [document.Url!],
        QueryField.Link => document.Links,
        QueryField.Language => [document.Language!],
        QueryField.Source => [document.SourceId!, document.SourceTitle!],
        QueryField.Kind => [document.SourceKind!],
        QueryField.Category => document.Categories,
        QueryField.Tag => document.Tags,
        QueryField.Query => document.Queries,
        QueryField.Goal => document.Goals,
        QueryField.Unit => [document.Unit!],
        QueryField.Story => [document.Story!],
        QueryField.Id => [document.Id!],
        QueryField.Visibility => [document.Visibility!],
        QueryField.Flag => document.Flags,
        QueryField.Sentiment => [document.SentimentLabel!],
        QueryField.Status => [document.Status!],
        QueryField.Assignee => [document.Assignee!],
        QueryField.Priority => [document.Priority!],
        _ => throw new NotSupportedException(),
    };
}
