namespace Listening.Queries;

/// <summary>How near a document comes to a clause that it does not match.</summary>
/// <param name="Text">For people.</param>
/// <param name="Rewrite">A clause near it that matches; null where there is none.</param>
internal sealed record Hint(string Text, QueryNode? Rewrite = null);
