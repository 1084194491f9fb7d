using BenchmarkDotNet.Attributes;
using Listening.Queries;

namespace Listening.Benchmarks.Queries;

/// <summary>One query over documents of 40 words that are cut already; figures per document.</summary>
[Config(typeof(QuickRun))]
public class OneQueryBenchmarks
{
    private const int Documents = 500;
    private TokenizedDocument[] _documents = [];
    private Query _query = null!;

    /// <summary>The query's text.</summary>
    [Params(
        "(Norabex OR \"Norabex roast\" OR #Norabexfans) -(jobs OR hiring OR careers)",
        "Norabex NEAR/5 (roast OR service OR shop)",
        "the NEAR/3 (service OR shop)",
        "Norabex*",
        "Norabex~1",
        "{Norabex} AND site:example.org")]
    public string Text { get; set; } = "";

    /// <summary>Cuts the documents.</summary>
    [GlobalSetup]
    public void Generate()
    {
        _documents = [.. GeneratedDocuments.Of(Documents, 40).Select(document => new TokenizedDocument(document))];
        _query = Query.Parse(Text, QueryOptions.Search).Query!;
    }

    [Benchmark(OperationsPerInvoke = Documents)]
    public int Match()
    {
        var matches = 0;
        foreach (var document in _documents)
            matches += Matcher.Matches(_query, document, DateTimeOffset.UnixEpoch) ? 1 : 0;
        return matches;
    }
}
