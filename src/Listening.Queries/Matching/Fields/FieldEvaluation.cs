namespace Listening.Queries;

/// <summary>Decides a field's test. A missing value matches none.</summary>
internal static class FieldEvaluation
{
    internal static bool Holds(FieldNode node, MatchContext context)
    {
        var document = context.Document;
        return (node.Field, node.Test) switch
        {
            (QueryField.Has, FieldTest.Exact has) => Has(document, has.Folded),
            (QueryField.Published, FieldTest.Times times) => Time(document.Published, times, context.Now),
            (QueryField.Heard, FieldTest.Times times) => Time(document.Heard, times, context.Now),
            (QueryField.Words, FieldTest.Numbers numbers) => Number(context.Tokens.TextTokens, numbers),
            (QueryField.Rating, FieldTest.Numbers numbers) => Number(document.Rating, numbers),
            (QueryField.Sentiment, FieldTest.Numbers numbers) => Number(document.SentimentScore, numbers),
            _ => Some(node, context),
        };
    }

    private static bool Some(FieldNode node, MatchContext context)
    {
        var values = FieldValues.Of(node.Field, context.Document);
        for (var i = 0; i < values.Count; i++)
            if (values[i] is { Length: > 0 } value && FieldValues.Bare(node.Field, value) is { IsEmpty: false } bare && Text(node.Test, context.Values.Fold(bare)))
                return true;
        return false;
    }

    private static bool Text(FieldTest test, ReadOnlySpan<char> folded) => test switch
    {
        FieldTest.Exact exact => folded.SequenceEqual(exact.Folded),
        FieldTest.Pattern pattern => Glob.Matches(pattern.Folded, folded),
        FieldTest.Contains contains => folded.Contains(contains.Folded, StringComparison.Ordinal),
        FieldTest.HostSuffix host => folded.EndsWith(host.Host) && (folded.Length == host.Host.Length || folded[^(host.Host.Length + 1)] == '.'),
        _ => false,
    };

    private static bool Time(DateTimeOffset? value, FieldTest.Times times, DateTimeOffset now) =>
        value is { } at
        && (times.From is not { } from || at > from.Resolve(now) || (times.FromInclusive && at == from.Resolve(now)))
        && (times.To is not { } to || at < to.Resolve(now) || (times.ToInclusive && at == to.Resolve(now)));

    private static bool Number(double? value, FieldTest.Numbers numbers) =>
        value is { } number
        && (numbers.From is not { } from || number > from || (numbers.FromInclusive && number.Equals(from)))
        && (numbers.To is not { } to || number < to || (numbers.ToInclusive && number.Equals(to)));

    private static bool Has(QueryDocument document, string what) => what switch
    {
        "author" => !string.IsNullOrEmpty(document.AuthorName) || !string.IsNullOrEmpty(document.AuthorHandle),
        "link" => document.Links.Count > 0,
        "image" => document.Images.Count > 0,
        "hashtag" => document.Hashtags.Count > 0,
        "handle" => !string.IsNullOrEmpty(document.AuthorHandle),
        "language" => !string.IsNullOrEmpty(document.Language) && document.Language != "und",
        "rating" => document.Rating is not null,
        _ => false,
    };
}
