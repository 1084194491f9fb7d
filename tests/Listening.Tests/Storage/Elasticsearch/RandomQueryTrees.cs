using Listening.Queries;

namespace Listening.Tests.Storage;

/// <summary>Random trees of every kind of node, over the words and values of <see cref="RandomDocuments"/>.</summary>
internal sealed class RandomQueryTrees(Random random)
{
    private static readonly TermNode[] Words = [.. RandomDocuments.Words.Where(word => word is not ("(" or "\"" or "=" or "%")).SelectMany(TermsOf)];

    private static readonly QueryScope[] Scopes = [QueryScope.Anywhere, QueryScope.Anywhere, QueryScope.Anywhere, QueryScope.Title, QueryScope.Text, QueryScope.Author];

    public QueryNode Tree(int depth) => (depth == 0 ? random.Next(6) : random.Next(12)) switch
    {
        0 or 1 => Term(Pick(Scopes)),
        2 => Phrase(Pick(Scopes)),
        3 => Proximity(2, Pick(Scopes)),
        4 => Field(),
        5 => new AtLeastNode { Count = random.Next(1, 4), Child = Side(2, Pick(Scopes)) },
        6 => new FirstNode { Tokens = random.Next(1, 6), Child = Beginning(2) },
        7 or 8 => new AndNode { Children = new(Some(2, 3, () => Tree(depth - 1))) },
        9 or 10 => new OrNode { Children = new(Some(2, 3, () => Tree(depth - 1))) },
        _ => new NotNode { Child = Tree(depth - 1) },
    };

    private QueryNode Beginning(int depth) => (depth == 0 ? random.Next(4) : random.Next(8)) switch
    {
        0 or 1 => Side(1, QueryScope.Anywhere),
        2 => new AtLeastNode { Count = random.Next(1, 3), Child = Side(1, QueryScope.Anywhere) },
        3 => Term(QueryScope.Text),
        4 => new AndNode { Children = new(Some(2, 2, () => Beginning(depth - 1))) },
        5 => new OrNode { Children = new(Some(2, 2, () => Beginning(depth - 1))) },
        _ => new NotNode { Child = Beginning(depth - 1) },
    };

    private QueryNode Side(int depth, QueryScope scope) => (depth == 0 ? random.Next(3) : random.Next(7)) switch
    {
        0 or 1 or 3 => Term(scope),
        2 => Phrase(scope),
        4 or 5 => new OrNode { Children = new(Some(2, 3, () => Side(depth - 1, scope))) },
        _ => Proximity(depth - 1, scope),
    };

    private QueryNode Proximity(int depth, QueryScope scope) => random.Next(5) == 0
        ? new TogetherNode { Left = Side(depth, scope), Right = Side(depth, scope), Paragraph = random.Next(2) == 0 }
        : new NearNode { Left = Side(depth, scope), Right = Side(depth, scope), Distance = random.Next(4), Ordered = random.Next(2) == 0 };

    private PhraseNode Phrase(QueryScope scope) => new() { Scope = scope, Words = new(Some(2, 3, () => Term(scope))) };

    private TermNode Term(QueryScope scope)
    {
        var word = Pick(Words) with { Scope = scope };
        return random.Next(8) switch
        {
            0 when word.Folded.Length > 3 => new WordNode { Folded = word.Folded[..3], Marked = word.Marked is { Length: > 3 } marked ? marked[..3] : null, Prefix = true, Scope = scope },
            1 when word.Folded.Length > 1 => new PatternNode { Folded = Hole(word.Folded), Marked = word.Marked is null ? null : Hole(word.Marked), Scope = scope },
            2 => new FuzzyNode { Folded = Bent(word.Folded), Marked = word.Marked is null ? null : Bent(word.Marked), Distance = random.Next(1, 3), Scope = scope },
            3 => new CasedNode { Folded = word.Folded, Marked = word.Marked, Cased = Cased(word.Marked ?? word.Folded), Scope = scope },
            _ => word,
        };
    }

    private string Hole(string word)
    {
        var at = random.Next(word[0] is '#' or '@' or '$' ? 1 : 0, word.Length);
        return word[..at] + Pick("?", "*", "?*") + (random.Next(2) == 0 ? word[(at + 1)..] : "");
    }

    // An edit behind the sign.
    private string Bent(string word)
    {
        var at = random.Next(word[0] is '#' or '@' or '$' ? 1 : 0, word.Length);
        return random.Next(4) switch
        {
            0 => word[..at] + "x" + word[at..],
            1 when word.Length > 2 => word[..at] + word[(at + 1)..],
            2 when at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word,
        };
    }

    private string Cased(string word) => random.Next(2) == 0 ? word : random.Next(2) == 0 ? word.ToUpperInvariant() : char.ToUpperInvariant(word[0]) + word[1..];

    private FieldNode Field() => random.Next(7) switch
    {
        0 or 1 => Text(new FieldTest.Exact(Folding.Fold(Pick([.. RandomDocuments.Values, .. RandomDocuments.Hosts, "open", "new", "negative", "ana", "ana b", "id3", "roastery"])))),
        2 => Text(new FieldTest.Pattern(Pick("pre*", "*", "press*m", "*n*", "a**b", "e*", "n?w*", new string('l', 250) + "*", "id*", "100%*", "*l"))),
        3 => new() { Field = QueryField.Site, Test = new FieldTest.HostSuffix(Pick(RandomDocuments.Hosts)) },
        4 => new() { Field = Pick(QueryField.Url, QueryField.Link), Test = new FieldTest.Contains(Pick("cafe", "example.org", "?x=1", "http", "*", "\\", "/")) },
        5 => new() { Field = QueryField.Has, Test = new FieldTest.Exact(Pick("author", "link", "image", "hashtag", "handle", "language", "rating")) },
        _ => random.Next(2) == 0 ? Numbers() : Times(),
    };

    private FieldNode Text(FieldTest test) => new()
    {
        Field = Pick(
            QueryField.Language, QueryField.Source, QueryField.Category, QueryField.Tag, QueryField.Query, QueryField.Unit, QueryField.Status,
            QueryField.Assignee, QueryField.Sentiment, QueryField.Handle, QueryField.Site, QueryField.Id, QueryField.Kind, QueryField.Visibility),
        Test = test,
    };

    private FieldNode Numbers()
    {
        var low = random.Next(-2, 6) / 2.0;
        var open = random.Next(3);
        return new()
        {
            Field = Pick(QueryField.Words, QueryField.Rating, QueryField.Sentiment),
            Test = new FieldTest.Numbers(open == 1 ? null : low, random.Next(2) == 0, open == 2 ? null : low + (random.Next(5) / 2.0), random.Next(2) == 0),
        };
    }

    private FieldNode Times()
    {
        var low = random.Next(-3, 4);
        var from = new QueryTime(Contracts.SampleMention.Noon.AddMinutes(low).AddTicks(random.Next(-1, 2)), null);
        return new()
        {
            Field = Pick(QueryField.Published, QueryField.Heard),
            Test = new FieldTest.Times(from, random.Next(2) == 0, new(null, TimeSpan.FromMinutes(-low - 2)), random.Next(2) == 0),
        };
    }

    private static IEnumerable<TermNode> TermsOf(string text) => Query.Parse($"\"{text}\"", QueryOptions.Search).Query?.Root switch
    {
        PhraseNode phrase => phrase.Words,
        TermNode term => [term],
        _ => throw new InvalidOperationException(text),
    };

    private IEnumerable<T> Some<T>(int least, int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => make())];

    private T Pick<T>(params IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
