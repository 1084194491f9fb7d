namespace Listening.Queries;

/// <summary>What became of a node: something of ours, or nothing, with the remarks that still have to say what leaving it out does.</summary>
internal readonly record struct ImportOutcome(ImportNode? Node, IReadOnlyList<ImportNote> Left)
{
    internal static readonly ImportOutcome Nothing = new(null, []);

    internal static ImportOutcome Of(ImportNode node) => new(node, []);

    internal static ImportOutcome Dropped(string code, string message, QueryPosition at) => new(null, [new(code, message, at, ImportSeverity.Dropped, ImportDirection.Same)]);
}
