using System.Reflection;

namespace Listening.Demo;

/// <summary>The sample world as written: sources with their posts, and what the units listen for. Read from the embedded files under Content/.</summary>
internal sealed class DemoContent
{
    private const string Prefix = "Demo/";
    private readonly Dictionary<DemoReference, DemoPost> _posts;

    public DemoContent(IEnumerable<DemoSource> sources, string unitsJson)
    {
        var written = sources.ToList();
        _posts = written.SelectMany(source => source.Posts).ToDictionary(post => new DemoReference(post.Source, post.Key));
        Sources = [.. written.Select(source => source with { Posts = [.. source.Posts.Select(Resolve)] })];
        _posts = Sources.SelectMany(source => source.Posts).ToDictionary(post => new DemoReference(post.Source, post.Key));
        UnitsJson = unitsJson;
    }

    /// <summary>In order of their ids.</summary>
    public IReadOnlyList<DemoSource> Sources { get; }

    /// <summary>The <c>units</c> part of listeners.json, without sources.</summary>
    public string UnitsJson { get; }

    public DemoPost Post(DemoReference reference) => _posts[reference];

    public DemoSource? Source(string id) => Sources.FirstOrDefault(source => source.Id == id);

    public static DemoContent Load()
    {
        var assembly = typeof(DemoContent).Assembly;
        var sources = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => DemoContentReader.Read(name[Prefix.Length..^4], Text(assembly, name)));
        return new DemoContent(sources, Text(assembly, Prefix + "units.json"));
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>A double listing takes everything from its original; a near-copy may quote it with <c>{}</c>.</summary>
    private DemoPost Resolve(DemoPost post) => post switch
    {
        { SameAs: { } same } => _posts[same] with { Source = post.Source, Key = post.Key, SameAs = same },
        { CopyOf: { } copy } => post with { Text = post.Text.Replace("{}", _posts[copy].Text, StringComparison.Ordinal) },
        _ => post,
    };
}
