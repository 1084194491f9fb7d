using System.IO.Enumeration;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Something that goes wrong with the requests it fits.</summary>
internal sealed class Fault
{
    public required FaultAction Action { get; init; }

    /// <summary>Null: any.</summary>
    public string? Method { get; init; }

    /// <summary>A pattern over the path with <c>*</c>, such as <c>*/_bulk</c> or <c>/a-*/_search</c>; null: any.</summary>
    public string? Path { get; init; }

    /// <summary>Null: any.</summary>
    public int? Node { get; init; }

    /// <summary>A further condition.</summary>
    public Func<SimulatedRequest, bool>? When { get; init; }

    /// <summary>How many fitting requests pass unharmed first.</summary>
    public int Skip { get; init; }

    /// <summary>How many fitting requests it strikes after that; the default is all.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>With which probability each of them is struck, by the seed of the plan.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How often it fitted and how often it struck.</summary>
    public int Seen { get; private set; }

    public int Struck { get; private set; }

    /// <summary>Whether this request is struck; counts it. The caller holds the plan's lock.</summary>
    internal bool Strikes(SimulatedRequest request, Random random)
    {
        if (!Fits(request) || Seen++ < Skip || Struck >= Times || Probability < 1 && random.NextDouble() >= Probability)
            return false;
        Struck++;
        return true;
    }

    private bool Fits(SimulatedRequest request) =>
        (Method is null || string.Equals(Method, request.Method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || FileSystemName.MatchesSimpleExpression(Path, request.Address.Split('?', 2)[0]))
        && (Node is null || Node == request.Node)
        && (When is null || When(request));
}
