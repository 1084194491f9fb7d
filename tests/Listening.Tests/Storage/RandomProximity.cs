using FsCheck;
using FsCheck.Fluent;
using Listening.Queries;

namespace Listening.Tests.Storage;

/// <summary>Random trees of what is found at places: terms of every kind, phrases, neighbours, sentences, numbers, beginnings. The words are those of <see cref="RandomDocuments"/>.</summary>
internal static class RandomProximity
{
    private static readonly Gen<QueryScope> Scope = Gen.Frequency((8, Gen.Constant(QueryScope.Anywhere)), (1, Gen.Constant(QueryScope.Title)), (2, Gen.Constant(QueryScope.Text)), (1, Gen.Constant(QueryScope.Author)));

    private static readonly Gen<TermNode> Word =
        from word in Gen.Elements("coffee", "roast", "roastery", "cafe", "café", "#café", "#coffee", "@ana", "north", "👍", "👍🏽", "strasse", "straße", "1,000")
        from prefix in Gen.Elements(false, false, false, true)
        select (TermNode)new WordNode { Folded = Bare(word), Marked = Mark(word), Prefix = prefix };

    private static readonly Gen<TermNode> Pattern =
        from pattern in Gen.Elements("coff?e", "?offee", "caf?", "roa*y", "ro?st*", "c?f*", "#caf?", "caf?é", "stra??e", "n?rt?", "1?000", "zzz?z")
        select (TermNode)new PatternNode { Folded = Bare(pattern), Marked = Mark(pattern) };

    private static readonly Gen<TermNode> Fuzzy =
        from word in Gen.Elements("cofee", "coffee", "raost", "roasters", "caf", "café", "cafés", "#cofee", "nort", "anna", "strase", "zzzzzz")
        from distance in Gen.Choose(1, 2)
        select (TermNode)new FuzzyNode { Folded = Bare(word), Marked = Mark(word), Distance = distance };

    private static readonly Gen<TermNode> Cased =
        from word in Gen.Elements("North", "NORTH", "north", "Roastery", "roastery", "Café", "café", "#café")
        select (TermNode)new CasedNode { Folded = Bare(word.ToLowerInvariant()), Marked = Mark(word.ToLowerInvariant()), Cased = Mark(word) is null ? Bare(word) : word };

    private static readonly Gen<TermNode> Term = Gen.Frequency((6, Word), (2, Pattern), (2, Fuzzy), (1, Cased));

    private static readonly Gen<QueryNode> Placed = from term in Term from scope in Scope select (QueryNode)(term with { Scope = scope });

    private static readonly Gen<QueryNode> Phrase =
        from count in Gen.Choose(2, 3)
        from words in Term.ListOf(count)
        from scope in Scope
        select (QueryNode)new PhraseNode { Words = new(words.Select(word => word with { Scope = scope })), Scope = scope };

    public static Gen<QueryNode> Any => Gen.Frequency((3, Placed), (3, Phrase), (6, Near(2)), (1, Together(1)), (3, AtLeast), (3, First));

    private static Gen<QueryNode> AtLeast =>
        from child in Side(1)
        from count in Gen.Frequency((1, Gen.Constant(1)), (3, Gen.Choose(2, 3)))
        select (QueryNode)new AtLeastNode { Child = child, Count = count };

    private static Gen<QueryNode> First =>
        from child in Gen.OneOf(Beginning(0), Beginning(2))
        from tokens in Gen.Choose(1, 5)
        select (QueryNode)new FirstNode { Child = child, Tokens = tokens };

    private static Gen<QueryNode> Beginning(int depth) => depth == 0
        ? Gen.OneOf(Side(1), AtLeast).Where(HasNoPart)
        : Gen.OneOf(
            from children in Beginning(depth - 1).ListOf(2) select (QueryNode)new AndNode { Children = new(children) },
            from children in Beginning(depth - 1).ListOf(2) select (QueryNode)new OrNode { Children = new(children) },
            from child in Beginning(depth - 1) select (QueryNode)new NotNode { Child = child });

    private static Gen<QueryNode> Side(int depth) => depth == 0
        ? Gen.Frequency((4, Placed), (1, Phrase))
        : Gen.Frequency((4, Side(0)), (2, from children in Side(depth - 1).ListOf(2) select (QueryNode)new OrNode { Children = new(children) }), (1, Near(depth - 1)), (1, Together(depth - 1)));

    private static Gen<QueryNode> Near(int depth) =>
        from left in Side(depth)
        from right in Side(depth)
        from distance in Gen.Choose(0, 4)
        from ordered in Gen.Elements(true, false)
        select (QueryNode)new NearNode { Left = left, Right = right, Distance = distance, Ordered = ordered };

    private static Gen<QueryNode> Together(int depth) =>
        from left in Side(depth)
        from right in Side(depth)
        from paragraph in Gen.Elements(true, false)
        select (QueryNode)new TogetherNode { Left = left, Right = right, Paragraph = paragraph };

    private static bool HasNoPart(QueryNode node) => node switch
    {
        TextNode text => text.Scope is QueryScope.Anywhere or QueryScope.Text,
        OrNode or => or.Children.All(HasNoPart),
        ProximityNode near => HasNoPart(near.Left) && HasNoPart(near.Right),
        AtLeastNode atLeast => HasNoPart(atLeast.Child),
        _ => true,
    };

    private static string Bare(string spelling) => spelling.TrimStart('#', '@', '$').Replace("é", "e", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).Replace("🏽", "", StringComparison.Ordinal);

    private static string? Mark(string spelling) => Bare(spelling) == spelling ? null : spelling;
}
