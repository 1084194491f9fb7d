using System.Xml.Linq;

namespace Listening.Tests.Architecture;

/// <summary>Holds the reference rules of the architecture: projects reference only downwards, packages stay with their owner.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Listening"] = ["Console", "Feeds", "Indexer", "Listener", "Mentions", "Queries", "Sentiment", "Storage"],
        ["Listening.Console"] = ["Mentions", "Queries"],
        ["Listening.Listener"] = ["Feeds", "Mentions", "Queries", "Sentiment"],
        ["Listening.Indexer"] = ["Mentions"],
        ["Listening.Storage"] = ["Feeds", "Mentions", "Queries"],
        ["Listening.Sentiment"] = [],
        ["Listening.Mentions"] = ["Feeds", "Queries"],
        ["Listening.Queries"] = [],
        ["Listening.Feeds"] = [],
    };

    private static readonly Dictionary<string, string> Owners = new()
    {
        ["Microsoft.Data.Sqlite"] = "Listening.Storage",
        ["Confluent.Kafka"] = "Listening.Storage",
        ["Microsoft.ML"] = "Listening.Sentiment",
        ["AngleSharp"] = "Listening.Feeds",
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Fact]
    public void Every_project_under_src_is_named_here() =>
        Assert.Equal(Allowed.Keys.Order(), Directory.EnumerateDirectories(Repository.Path("src")).Select(Path.GetFileName).Order()!);

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_point_only_downwards(string project) =>
        Assert.Empty(Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).Except(Allowed[project].Select(name => "Listening." + name)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Packages_stay_with_the_project_that_owns_them(string project) =>
        Assert.DoesNotContain(Includes(project, "PackageReference"), package => Owners.TryGetValue(package, out var owner) && owner != project);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Compiled_assemblies_name_no_package_of_another_owner(string project)
    {
        var assembly = System.Reflection.Assembly.Load(project == "Listening" ? "listening" : project);
        Assert.DoesNotContain(assembly.GetReferencedAssemblies(), reference => Owners.TryGetValue(reference.Name!, out var owner) && owner != project);
    }

    private static IEnumerable<string> Includes(string project, string item) =>
        XDocument.Load(Repository.Path("src", project, project + ".csproj")).Descendants(item).Select(element => element.Attribute("Include")!.Value);
}
