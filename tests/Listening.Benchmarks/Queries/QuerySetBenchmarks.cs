using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Listening.Queries;

namespace Listening.Benchmarks.Queries;

/// <summary>Many queries against each document; figures per document, cutting it included.</summary>
[Config(typeof(QuickRun))]
public class QuerySetBenchmarks
{
    private const int Documents = 200;

    // What looks at every query takes seconds for more.
    private const int FewDocuments = 20;

    // More take minutes to compile.
    private const int MostExpressions = 1_000;
    private readonly TokenizedDocument _tokens = new();
    private readonly List<string> _ids = [];
    private QueryDocument[] _documents = [];
    private Query[] _queries = [];
    private QuerySet _set = null!;
    private Query[] _expressibleQueries = [];
    private QuerySet _expressible = null!;
    private Regex[] _expressions = [];

    /// <summary>Words of a document.</summary>
    [Params(40, 800)]
    public int Words { get; set; }

    /// <summary>How many queries.</summary>
    [Params(1, 100, 1_000, 10_000)]
    public int Queries { get; set; }

    /// <summary>Compiles all that is compared.</summary>
    [GlobalSetup]
    public void Generate()
    {
        _documents = [.. GeneratedDocuments.Of(Documents, Words)];
        var queries = GeneratedQueries.Of(Queries).ToDictionary(query => query.Key, query => Query.Parse(query.Value, QueryOptions.Search).Query!);
        _set = new(queries);
        _queries = [.. queries.Values];
        var expressible = Queries > MostExpressions ? [] : GeneratedQueries.Expressible(Queries).ToList();
        _expressions = [.. expressible.Select(pair => pair.Regex)];
        _expressibleQueries = [.. expressible.Select(pair => Query.Parse(pair.Text, QueryOptions.Search).Query!)];
        _expressible = new(_expressibleQueries.Select((query, index) => ($"e{index:D5}", query)).ToDictionary());
        Console.WriteLine($"// {_expressions.Length} of {Queries} queries as regular expressions");
    }

    /// <summary>The set.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Documents)]
    public int Set() => All(_set);

    /// <summary>Each query by itself over the tokens.</summary>
    [Benchmark(OperationsPerInvoke = FewDocuments)]
    public int Each()
    {
        var matches = 0;
        foreach (var document in _documents.AsSpan(0, FewDocuments))
        {
            _tokens.Read(document);
            foreach (var query in _queries)
                matches += Matcher.Matches(query, _tokens, DateTimeOffset.UnixEpoch) ? 1 : 0;
        }

        return matches;
    }

    /// <summary>Those queries alone that regular expressions can say.</summary>
    [Benchmark(OperationsPerInvoke = Documents)]
    public int SetOfExpressible() => All(_expressible);

    /// <summary>The same as compiled regular expressions.</summary>
    [Benchmark(OperationsPerInvoke = FewDocuments)]
    public int Expressions()
    {
        var matches = 0;
        foreach (var document in _documents.AsSpan(0, FewDocuments))
            foreach (var expression in _expressions)
                matches += expression.IsMatch(document.Text!) ? 1 : 0;
        return matches;
    }

    private int All(QuerySet set)
    {
        var matches = 0;
        foreach (var document in _documents)
        {
            _tokens.Read(document);
            _ids.Clear();
            set.MatchIds(_tokens, DateTimeOffset.UnixEpoch, _ids);
            matches += _ids.Count;
        }

        return matches;
    }
}
