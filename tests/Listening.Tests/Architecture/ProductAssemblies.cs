using System.Reflection;

namespace Listening.Tests.Architecture;

/// <summary>Everything that is compiled from src/.</summary>
internal static class ProductAssemblies
{
    public static IReadOnlyList<Assembly> All { get; } =
        [.. Directory.EnumerateDirectories(Repository.Path("src")).Select(Path.GetFileName).Select(project => Assembly.Load(project == "Listening" ? "listening" : project!))];

    public static IEnumerable<Type> Types => All.SelectMany(assembly => assembly.GetTypes());
}
