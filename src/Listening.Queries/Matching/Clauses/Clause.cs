namespace Listening.Queries;

/// <summary>A node made ready for evaluation. Its shape follows the tree's, so the depth of recursion is bounded by the parser.</summary>
internal abstract class Clause
{
    internal abstract bool Matches(MatchContext context);

    /// <summary>Adds the places of what matched; called only where <see cref="Matches"/> is true.</summary>
    internal abstract void Locate(MatchContext context, List<QuerySpan> spans);
}

/// <summary>All of them.</summary>
internal sealed class AllClause(Clause[] children) : Clause
{
    internal override bool Matches(MatchContext context)
    {
        foreach (var child in children)
            if (!child.Matches(context))
                return false;
        return true;
    }

    internal override void Locate(MatchContext context, List<QuerySpan> spans)
    {
        foreach (var child in children)
            child.Locate(context, spans);
    }
}

/// <summary>Any of them.</summary>
internal sealed class AnyClause(Clause[] children) : Clause
{
    internal override bool Matches(MatchContext context)
    {
        foreach (var child in children)
            if (child.Matches(context))
                return true;
        return false;
    }

    internal override void Locate(MatchContext context, List<QuerySpan> spans)
    {
        foreach (var child in children)
            if (child.Matches(context))
                child.Locate(context, spans);
    }
}

/// <summary>Not this.</summary>
internal sealed class NoClause(Clause child) : Clause
{
    internal override bool Matches(MatchContext context) => !child.Matches(context);

    internal override void Locate(MatchContext context, List<QuerySpan> spans)
    {
    }
}
