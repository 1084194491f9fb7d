using FsCheck;
using FsCheck.Fluent;
using Listening.Queries;
using Listening.Tests.Contracts;

namespace Listening.Tests.Storage;

/// <summary>Random trees: text as people write it (through the parser), fields and operators as nodes.</summary>
internal static class RandomTrees
{
    private static readonly Gen<QueryNode> Written =
        from scope in Gen.Elements("", "", "", "title:", "text:", "author:")
        from form in Gen.Elements("{0}", "{0}", "\"{0} {1}\"", "\"{0} {1} {2}\"", "{3}*", "\"{0} {3}*\"")
        from words in Gen.Elements(RandomDocuments.Words.Where(word => word is not ("\"" or "(" or "=" or "%")).ToArray()).ListOf(3)
        from beginning in Gen.Elements("cof", "caf", "#caf", "roas", "café", "nor", "cafeter")
        select Query.Parse(scope + Formatted(form, words, beginning), QueryOptions.Search).Query?.Root ?? new WordNode { Folded = "coffee" };

    private static readonly Gen<QueryNode> Exact =
        from which in Gen.Elements(
            QueryField.Language, QueryField.Source, QueryField.Category, QueryField.Tag, QueryField.Query, QueryField.Unit, QueryField.Status,
            QueryField.Assignee, QueryField.Sentiment, QueryField.Handle, QueryField.Site, QueryField.Id, QueryField.Flag)
        from value in Gen.Elements([.. RandomDocuments.Values, .. RandomDocuments.Hosts, "open", "negative", "ana", "ana b", "id3", "roastery"])
        select Node(which, new FieldTest.Exact(Folding.Fold(value)));

    private static readonly Gen<QueryNode> Pattern =
        from which in Gen.Elements(QueryField.Tag, QueryField.Category, QueryField.Site, QueryField.Source, QueryField.Handle, QueryField.Id)
        from pattern in Gen.Elements("pre*", "*", "press*m", "*n*", "a**b", "e*", new string('l', 250) + "*", "id*", "100%*")
        select Node(which, new FieldTest.Pattern(pattern));

    private static readonly Gen<QueryNode> Other = Gen.OneOf(
        from host in Gen.Elements(RandomDocuments.Hosts) select Node(QueryField.Site, new FieldTest.HostSuffix(host)),
        from part in Gen.Elements("cafe", "example.org", "x=1", "http", "%") from which in Gen.Elements(QueryField.Url, QueryField.Link) select Node(which, new FieldTest.Contains(part)),
        from what in Gen.Elements("author", "link", "image", "hashtag", "handle", "language", "rating") select Node(QueryField.Has, new FieldTest.Exact(what)),
        Numbers,
        Times);

    private static Gen<QueryNode> Numbers =>
        from which in Gen.Elements(QueryField.Words, QueryField.Rating, QueryField.Sentiment)
        from low in Gen.Choose(-2, 5)
        from width in Gen.Choose(0, 4)
        from open in Gen.Choose(0, 2)
        from inclusive in Gen.Elements(true, false)
        select Node(which, new FieldTest.Numbers(open == 1 ? null : low / 2.0, inclusive, open == 2 ? null : (low + width) / 2.0, !inclusive));

    private static Gen<QueryNode> Times =>
        from which in Gen.Elements(QueryField.Published, QueryField.Heard)
        from low in Gen.Choose(-3, 3)
        from ticks in Gen.Choose(-1, 1)
        from inclusive in Gen.Elements(true, false)
        select Node(which, new FieldTest.Times(new(SampleMention.Noon.AddMinutes(low).AddTicks(ticks), null), inclusive, new(null, TimeSpan.FromMinutes(-low - 2)), !inclusive));

    public static Gen<QueryNode> Tree(int depth) => depth == 0
        ? Gen.Frequency((3, Written), (6, RandomProximity.Any), (2, Exact), (1, Pattern), (2, Other))
        : Gen.Frequency(
            (3, Tree(0)),
            (2, from children in Tree(depth - 1).ListOf(2) select (QueryNode)new AndNode { Children = new(children) }),
            (2, from children in Tree(depth - 1).ListOf(3) select (QueryNode)new OrNode { Children = new(children) }),
            (2, from child in Tree(depth - 1) select (QueryNode)new NotNode { Child = child }));

    private static QueryNode Node(QueryField field, FieldTest test) => new FieldNode { Field = field, Test = test };

    private static string Formatted(string form, IReadOnlyList<string> words, string beginning) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, form, words[0], words[1], words[2], beginning);
}
