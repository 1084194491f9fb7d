using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>A phrase in one part.</summary>
internal static class PhraseTranslation
{
    public static Translation Of(PhraseNode phrase, TextPart part, TranslationOptions options)
    {
        if (!part.IsIn(phrase.Scope))
            return Translation.Nothing;
        TermNode[] words = [.. phrase.Words.Select(word => word with { Scope = phrase.Scope })];
        if (!words.All(word => IntervalRules.Serve(word, options)))
            return Translation.AtMost(ConditionAlgebra.And([.. words.Select(word => TermTranslation.Of(word, part).Wide)]));
        var run = Run(words, part);
        return words.All(TermTranslation.IsExact) ? Translation.Exactly(run) : Translation.AtMost(run);
    }

    private static Condition Run(TermNode[] words, TextPart part)
    {
        var field = part.Field(words[0]);
        if (words.All(word => !Spelling.Expands(word) && Spelling.Of(word).Count == 1 && part.Field(word) == field))
            return Dsl.Phrase(field, words.Select(word => Spelling.Of(word)[0]));
        // The two streams are aligned by position, so one phrase may take tokens from both. A run of single tokens is its own shortest interval: none is lost.
        var rules = words.Select(word => IntervalRules.Any([.. IntervalRules.Of(word, part)])).ToList();
        return Dsl.Intervals(part.Folded, IntervalRules.InOrder(rules, gaps: 0), words.Sum(word => Spelling.Of(word).Count));
    }
}
