using System.Reflection;
using Listening.CommandLine;
using Microsoft.Extensions.Logging;

namespace Listening.Tests.Architecture;

/// <summary>Holds what style.md says of the code as a whole.</summary>
public sealed class SourceTests
{
    private const int MostLines = 400;

    /// <summary>Folders of tests that mirror no project: what they hold stands in the architecture.</summary>
    private static readonly string[] OwnFolders = ["Architecture", "Contracts", "Scenarios", "Data", "Documentation", "Simulators"];

    [Fact]
    public void Ids_of_log_messages_are_unique()
    {
        var messages = ProductAssemblies.Types
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => (Name: $"{method.DeclaringType!.DeclaringType?.Name}.{method.Name}", method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId))
            .Where(message => message.EventId is not null)
            .ToList();
        Assert.True(messages.Count > 10, "The search for log messages finds too few of them to mean anything.");
        Assert.Empty(messages.GroupBy(message => message.EventId).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(message => message.Name))}"));
        Assert.DoesNotContain(messages, message => message.EventId <= 0);
    }

    [Fact]
    public void Every_verb_has_help_with_an_example_that_names_it()
    {
        using var io = new CommandIo(Stream.Null, Stream.Null, TextWriter.Null);
        var verbs = Listening.Commands.Verbs.Create(io).SelectMany(verb => verb.Subcommands.Prepend(verb)).ToList();
        Assert.True(verbs.Count > 15, "The list of verbs is too short to mean anything.");
        Assert.All(verbs, command =>
        {
            var verb = Assert.IsType<Verb>(command);
            Assert.Matches($@"(^|\| )listening (\S+ )?{verb.Name}\b", verb.Example);
            Assert.False(string.IsNullOrWhiteSpace(verb.Description), verb.Name);
            Assert.All(verb.Options, option => Assert.False(string.IsNullOrWhiteSpace(option.Description), $"{verb.Name} {option.Name}"));
        });
    }

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var files = Files("src").Where(file => !file.EndsWith(".g.cs", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => File.ReadLines(file).Count() > MostLines);
    }

    [Fact]
    public void Tests_stand_where_what_they_test_stands()
    {
        var projects = ProductAssemblies.All.Select(assembly => assembly.GetName().Name!.Replace("Listening.", "", StringComparison.Ordinal)).ToList();
        var partsOfTheExecutable = Directory.EnumerateDirectories(Repository.Path("src", "Listening")).Select(Path.GetFileName);
        var allowed = projects.Concat(partsOfTheExecutable).Concat(OwnFolders).Concat(["bin", "obj"]);
        Assert.Empty(Directory.EnumerateDirectories(Repository.Path("tests", "Listening.Tests")).Select(Path.GetFileName).Except(allowed));
    }

    [Theory]
    [InlineData("Feeds")]
    [InlineData("Indexer")]
    [InlineData("Listener")]
    [InlineData("Mentions")]
    [InlineData("Queries")]
    [InlineData("Sentiment")]
    [InlineData("Storage")]
    public void Every_project_has_tests(string project) =>
        Assert.NotEmpty(Files("tests", "Listening.Tests", project));

    private static IEnumerable<string> Files(params string[] folder) =>
        Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
}
