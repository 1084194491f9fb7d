namespace Listening.Mentions;

/// <summary>What a reading knows beside the tree: where it reads, and what it has found so far.</summary>
internal sealed class ReadContext(string file, byte[] utf8, Func<string, string?> environment)
{
    private const int MaxProblems = 1_000;

    private readonly List<(int Offset, ConfigProblem Problem)> _problems = [];
    private readonly List<(int Offset, ConfigProblem Problem)> _advice = [];
    private readonly List<ConfigValue> _values = [];
    private readonly List<string> _secretFiles = [];

    public LineMap Lines { get; } = new(utf8);

    public Func<string, string?> Environment { get; } = environment;

    /// <summary>A suggestion that costs a search; none where there are already more problems than anybody reads.</summary>
    public string? Hint(Func<string> suggestion) => _problems.Count < MaxProblems ? suggestion() : null;

    /// <summary>A path in the file, seen from the file's folder.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Path.GetDirectoryName(Path.GetFullPath(file))!);

    public void Whole(string message, string? suggestion = null) => _problems.Add((-1, new ConfigProblem(file, "", message, suggestion)));

    public void At(int offset, string path, string message, string? suggestion = null, string? excerpt = null) =>
        _problems.Add((offset, new ConfigProblem(file, path, message, suggestion, excerpt)));

    public void Problem(ConfigNode node, string message, string? suggestion = null, string? excerpt = null) =>
        At(node.Offset, node.Path, message, suggestion, excerpt);

    public void Advise(ConfigNode node, string message, string? suggestion = null, string? excerpt = null) =>
        _advice.Add((node.Offset, new ConfigProblem(file, node.Path, message, suggestion, excerpt)));

    public void SecretFile(string path) => _secretFiles.Add(path);

    /// <summary>Notes a merged value; <paramref name="from"/> is where it was written, null for the default.</summary>
    public void Note(string path, string value, ConfigNode? from) => Note(path, value, from is null ? "default" : $"{file}:{Lines.Line(from.Offset)}");

    public void Note(string path, string value, string origin) => _values.Add(new ConfigValue(path, value, origin));

    public ListenersResult Finish(ListenersConfig? config) => new()
    {
        Config = _problems.Count == 0 ? config : null,
        Problems = Placed(_problems),
        Advice = Placed(_advice),
        Values = _problems.Count == 0 ? _values : [],
        SecretFiles = _secretFiles,
    };

    // Columns cost a walk along the line, so only what is shown gets one.
    private List<ConfigProblem> Placed(List<(int Offset, ConfigProblem Problem)> found)
    {
        var placed = found.OrderBy(f => f.Offset).Take(MaxProblems).Select(f => f.Offset < 0
            ? f.Problem
            : f.Problem with { Line = Lines.Line(f.Offset), Column = Lines.Column(f.Offset) }).ToList();
        if (found.Count > MaxProblems)
            placed.Add(new ConfigProblem(file, "", $"{found.Count - MaxProblems} more like these.", "Mend the first ones and check again."));
        return placed;
    }
}
