using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>The meaning of a tree written for clarity alone: lists of tokens, nested loops, nothing shared with the matcher but the tokeniser, the folding and the case of a spelling.</summary>
internal static class NaiveEvaluator
{
    public static bool Matches(QueryNode node, QueryDocument document, DateTimeOffset now) => Matches(node, new Reading(document, now));

    private static bool Matches(QueryNode node, Reading reading) => node switch
    {
        AndNode and => and.Children.All(child => Matches(child, reading)),
        OrNode or => or.Children.Any(child => Matches(child, reading)),
        NotNode not => !Matches(not.Child, reading),
        FieldNode field => Test(field, reading.Document, reading.Now),
        AtLeastNode atLeast => Occurrences(atLeast.Child, reading).Distinct().Count() >= atLeast.Count,
        FirstNode first => Matches(first.Child, reading.Beginning(first.Tokens)),
        _ => Occurrences(node, reading).Count > 0,
    };

    private static List<Stretch> Occurrences(QueryNode node, Reading reading) => node switch
    {
        TermNode term => [.. reading.In(term.Scope).SelectMany(part => Runs([term], part))],
        PhraseNode phrase => [.. reading.In(phrase.Scope).SelectMany(part => Runs(phrase.Words, part))],
        OrNode or => [.. or.Children.SelectMany(child => Occurrences(child, reading))],
        NearNode near => Shortest(Pairs(near, reading, (left, right) =>
            (right.First > left.Last && right.First - left.Last - 1 <= near.Distance) || (!near.Ordered && left.First > right.Last && left.First - right.Last - 1 <= near.Distance))),
        TogetherNode together => Shortest(Pairs(together, reading, (left, right) => reading.Unit(left, together.Paragraph) is { } unit && unit == reading.Unit(right, together.Paragraph))),
        _ => throw new NotSupportedException(),
    };

    private static List<Stretch> Pairs(ProximityNode node, Reading reading, Func<Stretch, Stretch, bool> near) =>
    [
        .. from left in Occurrences(node.Left, reading)
           from right in Occurrences(node.Right, reading)
           where left.Part == right.Part && near(left, right)
           select new Stretch(left.Part, Math.Min(left.First, right.First), Math.Max(left.Last, right.Last)),
    ];

    private static List<Stretch> Shortest(List<Stretch> all) =>
        [.. all.Distinct().Where(one => !all.Any(other => other != one && other.Part == one.Part && other.First >= one.First && other.Last <= one.Last))];

    private static IEnumerable<Stretch> Runs(IReadOnlyList<TermNode> terms, (int Part, List<ReadToken> Tokens) part) =>
        from start in Enumerable.Range(0, Math.Max(0, part.Tokens.Count - terms.Count + 1))
        where Enumerable.Range(0, terms.Count).All(i => Is(terms[i], part.Tokens[start + i]))
        select new Stretch(part.Part, start, start + terms.Count - 1);

    private static bool Is(TermNode term, ReadToken token)
    {
        var wanted = term.Marked is null ? [term.Folded] : term.MarkedSpellings;
        var found = term.Marked is null ? token.Folded : token.Marked;
        return term switch
        {
            WordNode { Prefix: true } => wanted.Any(spelling => found.StartsWith(spelling, StringComparison.Ordinal)),
            WordNode => wanted.Contains(found),
            PatternNode => wanted.Any(spelling => Pattern(Points(spelling), Points(found))),
            FuzzyNode fuzzy => wanted.Any(spelling => Sign(spelling) == Sign(found) && Distance(Points(spelling), Points(found)) <= fuzzy.Distance),
            CasedNode cased => wanted.Contains(found) && CasedSpelling.Of(token.Source, cased.Marked is not null).TrimStart(Signs) == cased.Cased.TrimStart(Signs),
            _ => throw new NotSupportedException(),
        };
    }

    private static readonly char[] Signs = ['#', '@', '$'];

    private static char Sign(string spelling) => spelling is ['#' or '@' or '$', ..] ? spelling[0] : ' ';

    private static int[] Points(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];

    private static bool Pattern(ReadOnlySpan<int> pattern, ReadOnlySpan<int> value) => pattern switch
    {
        [] => value.IsEmpty,
        ['*', ..] => Pattern(pattern[1..], value) || (!value.IsEmpty && Pattern(pattern, value[1..])),
        ['?', ..] => !value.IsEmpty && Pattern(pattern[1..], value[1..]),
        _ => !value.IsEmpty && value[0] == pattern[0] && Pattern(pattern[1..], value[1..]),
    };

    private static int Distance(int[] a, int[] b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }

    /// <summary>Tokens of one part, first to last.</summary>
    private readonly record struct Stretch(int Part, int First, int Last);

    private sealed record ReadToken(string Folded, string Marked, string Source, int Sentence, int Paragraph);

    /// <summary>A document's parts as tokens: 0 title, 1 text, 2 the author's name, 3 the handle.</summary>
    private sealed class Reading(QueryDocument document, DateTimeOffset now)
    {
        private readonly List<ReadToken>[] _parts = [.. new[] { document.Title, document.Text, document.AuthorName, document.AuthorHandle }.Select(Tokens)];

        public QueryDocument Document => document;

        public DateTimeOffset Now => now;

        public Reading Beginning(int tokens)
        {
            var beginning = new Reading(document, now);
            beginning._parts[0].Clear();
            beginning._parts[1].RemoveRange(Math.Min(tokens, beginning._parts[1].Count), Math.Max(0, beginning._parts[1].Count - tokens));
            return beginning;
        }

        public IEnumerable<(int Part, List<ReadToken> Tokens)> In(QueryScope scope) => (scope switch
        {
            QueryScope.Anywhere => new[] { 0, 1 },
            QueryScope.Title => [0],
            QueryScope.Text => [1],
            _ => [2, 3],
        }).Select(part => (part, _parts[part]));

        /// <summary>The sentence or paragraph that a stretch lies wholly in, or null.</summary>
        public int? Unit(Stretch stretch, bool paragraph)
        {
            var units = _parts[stretch.Part][stretch.First..(stretch.Last + 1)].Select(token => paragraph ? token.Paragraph : token.Sentence).Distinct().ToList();
            return units.Count == 1 ? units[0] : null;
        }

        private static List<ReadToken> Tokens(string? text)
        {
            var buffer = new TokenBuffer();
            Tokenizer.Append(text, buffer);
            var tokens = new List<ReadToken>();
            foreach (ref readonly var token in buffer.Tokens)
                tokens.Add(new(buffer.Folded(token).ToString(), buffer.Marked(token).ToString(), text!.Substring(token.Start, token.Length), token.Sentence, token.Paragraph));
            return tokens;
        }
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
