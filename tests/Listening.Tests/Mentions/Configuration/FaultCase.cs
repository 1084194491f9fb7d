namespace Listening.Tests.Mentions.Configuration;

/// <summary>A faulty document and exactly what is said of it.</summary>
/// <param name="Name">For the test's name.</param>
/// <param name="Json">The document.</param>
/// <param name="Expected">Every problem, a line each.</param>
/// <param name="Structural">True where the schema can and must refuse it too.</param>
public sealed record FaultCase(string Name, string Json, string Expected, bool Structural = false)
{
    public override string ToString() => Name;
}
