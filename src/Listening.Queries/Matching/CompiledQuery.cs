namespace Listening.Queries;

/// <summary>One query ready for evaluation on its own.</summary>
internal sealed record CompiledQuery(TermIndex Terms, Clause Root)
{
    internal static CompiledQuery Of(QueryNode root)
    {
        var terms = new TermIndex();
        return new(terms, ClauseCompiler.Compile(root, terms));
    }
}
