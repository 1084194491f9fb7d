using System.Text;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>A term in one part.</summary>
internal static class TermTranslation
{
    private const int LongestFuzzy = 100;

    public static Translation Of(TermNode term, TextPart part)
    {
        if (!part.IsIn(term.Scope))
            return Translation.Nothing;
        if (IsTooLong(term))
            return Translation.Unknown;
        var field = part.Field(term);
        var found = ConditionAlgebra.Or([.. Spelling.Of(term).Select(spelling => Find(term, field, spelling))]);
        return IsExact(term) ? Translation.Exactly(found) : Translation.AtMost(found);
    }

    /// <summary>False where the index knows less than the term asks: it holds no case.</summary>
    public static bool IsExact(TermNode term) => term is not CasedNode && Spelling.IsTellable(term.Marked ?? term.Folded);

    /// <summary>True where a server may refuse to build the automaton (it does so from about 220 bytes, or fewer with characters beyond ASCII).</summary>
    public static bool IsTooLong(TermNode term) => term is FuzzyNode && Encoding.UTF8.GetByteCount(term.Marked ?? term.Folded) > LongestFuzzy;

    public static void NoteHazards(TermNode term, ICollection<QueryHazard> hazards)
    {
        if (term is not PatternNode)
            return;
        if (term.Folded is ['?' or '*', ..])
            hazards.Add(new(term, HazardKind.TermScan));
        if (term.Folded.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star && term.Folded.IndexOf('?', star) > 0)
            hazards.Add(new(term, HazardKind.LargeAutomaton));
    }

    private static Condition Find(TermNode term, string field, string spelling) => term switch
    {
        WordNode { Prefix: true } => Dsl.Prefix(field, spelling),
        PatternNode => Dsl.Wildcard(field, Spelling.Pattern(spelling)),
        FuzzyNode fuzzy => Dsl.Fuzzy(field, spelling, fuzzy),
        _ => Dsl.Term(field, spelling),
    };
}
