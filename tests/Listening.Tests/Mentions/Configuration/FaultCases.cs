namespace Listening.Tests.Mentions.Configuration;

/// <summary>Every faulty document there is.</summary>
internal static class FaultCases
{
    public static IEnumerable<FaultCase> All => [.. SyntaxFaults.Cases, .. StructureFaults.Cases, .. QueriesFaults.Cases];
}
