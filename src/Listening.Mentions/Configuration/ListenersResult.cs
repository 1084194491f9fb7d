namespace Listening.Mentions;

/// <summary>Either a configuration or the faults; advice in both cases.</summary>
public sealed record ListenersResult
{
    /// <summary>Null where there are problems.</summary>
    public ListenersConfig? Config { get; init; }

    /// <summary>All faults, in file order; after 1,000 the rest is only counted.</summary>
    public IReadOnlyList<ConfigProblem> Problems { get; init; } = [];

    /// <summary>Lint findings, in file order.</summary>
    public IReadOnlyList<ConfigProblem> Advice { get; init; } = [];

    /// <summary>The merged values with their origins, in file order within a unit: what <c>config show</c> prints. Empty where there are problems.</summary>
    public IReadOnlyList<ConfigValue> Values { get; init; } = [];

    /// <summary>Secret files that were read, so that a reload also sees a rotated secret.</summary>
    internal IReadOnlyList<string> SecretFiles { get; init; } = [];
}
