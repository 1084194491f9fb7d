namespace Listening.Queries;

/// <summary>A test of a field. A missing value matches none.</summary>
internal sealed class FieldClause(QueryField field, FieldTest test) : Clause
{
    internal override bool Matches(MatchContext context)
    {
        var document = context.Document;
        return field switch
        {
            QueryField.Handle => One(context, document.AuthorHandle?.TrimStart('@')),
            QueryField.Site => One(context, document.Site),
            QueryField.Url => One(context, document.Url),
            QueryField.Link => Some(context, document.Links),
            QueryField.Language => One(context, document.Language),
            QueryField.Source => One(context, document.SourceId) || One(context, document.SourceTitle),
            QueryField.Kind => One(context, document.SourceKind),
            QueryField.Category => Some(context, document.Categories),
            QueryField.Tag => Some(context, document.Tags),
            QueryField.Query => Some(context, document.Queries),
            QueryField.Goal => Some(context, document.Goals),
            QueryField.Unit => One(context, document.Unit),
            QueryField.Story => One(context, document.Story),
            QueryField.Id => One(context, document.Id),
            QueryField.Visibility => One(context, document.Visibility),
            QueryField.Flag => Some(context, document.Flags),
            QueryField.Published => Time(document.Published, context.Now),
            QueryField.Heard => Time(document.Heard, context.Now),
            QueryField.Words => Number(context.Tokens.TextTokens),
            QueryField.Rating => Number(document.Rating),
            QueryField.Has => test is FieldTest.Exact has && Has(document, has.Folded),
            QueryField.Sentiment => test is FieldTest.Numbers ? Number(document.SentimentScore) : One(context, document.SentimentLabel),
            QueryField.Status => One(context, document.Status),
            QueryField.Assignee => One(context, document.Assignee),
            QueryField.Priority => One(context, document.Priority),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    internal override void Locate(MatchContext context, List<QuerySpan> spans)
    {
    }

    private bool Some(MatchContext context, IReadOnlyList<string> values)
    {
        for (var i = 0; i < values.Count; i++)
            if (One(context, values[i]))
                return true;
        return false;
    }

    private bool One(MatchContext context, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return false;
        var folded = context.Values.Fold(value);
        return test switch
        {
            FieldTest.Exact exact => folded.SequenceEqual(exact.Folded),
            FieldTest.Pattern pattern => Glob.Matches(pattern.Folded, folded),
            FieldTest.Contains contains => folded.Contains(contains.Folded, StringComparison.Ordinal),
            FieldTest.HostSuffix host => folded.EndsWith(host.Host) && (folded.Length == host.Host.Length || folded[^(host.Host.Length + 1)] == '.'),
            _ => false,
        };
    }

    private bool Time(DateTimeOffset? value, DateTimeOffset now) =>
        value is { } at && test is FieldTest.Times times
        && (times.From is not { } from || at > from.Resolve(now) || (times.FromInclusive && at == from.Resolve(now)))
        && (times.To is not { } to || at < to.Resolve(now) || (times.ToInclusive && at == to.Resolve(now)));

    private bool Number(double? value) =>
        value is { } number && test is FieldTest.Numbers numbers
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
