namespace Listening.Queries;

/// <summary>What one parse shares with the lists and queries it expands: options, advice and the bounds.</summary>
internal sealed class ParseContext(QueryOptions options)
{
    private int _depth;
    private int _nodes;
    private int _listLength;

    internal QueryOptions Options => options;

    internal List<QueryLint> Lint { get; } = [];

    /// <summary>Names of the lists, and of the queries with <c>query:</c> before them, being expanded.</summary>
    internal Stack<string> Expanding { get; } = [];

    /// <summary>Within the brackets of FIRST, also in a list named there.</summary>
    internal bool InFirst { get; set; }

    /// <summary>The tree is too large; the rest is not looked at.</summary>
    internal bool Stopped => _nodes > QueryLimits.Nodes;

    internal bool Descend(int levels, QueryErrorList errors, int start)
    {
        if (_depth + levels > QueryLimits.Depth)
        {
            errors.Add($"Nested deeper than {QueryLimits.Depth} levels.", start, 1);
            return false;
        }

        _depth += levels;
        return true;
    }

    internal void Ascend(int levels) => _depth -= levels;

    internal bool Count(int nodes, QueryErrorList errors, int start)
    {
        var before = Stopped;
        _nodes += nodes;
        if (Stopped && !before)
        {
            errors.Add($"More than {QueryLimits.Nodes:N0} terms and operators.", start, 1);
            errors.Close();
        }

        return !Stopped;
    }

    internal bool CountList(int length) => (_listLength += length) <= QueryLimits.ListLength;
}
