namespace Listening.Queries;

/// <summary>Chains of numbers in one array, so that a table's entry can mean several terms.</summary>
internal sealed class TermLinks
{
    private readonly List<(int Term, int Next)> _links = [];

    /// <summary>A chain that begins with this one and goes on with the other (-1: ends).</summary>
    internal int Add(int term, int next)
    {
        _links.Add((term, next));
        return _links.Count - 1;
    }

    internal int Term(int link) => _links[link].Term;

    /// <summary>The link after this, or -1.</summary>
    internal int Next(int link) => _links[link].Next;
}
