using BenchmarkDotNet.Attributes;
using Listening.Queries;

namespace Listening.Benchmarks.Queries;

/// <summary>Cutting documents into tokens; figures per document.</summary>
[Config(typeof(QuickRun))]
public class TokenizeBenchmarks
{
    private const int Documents = 500;
    private readonly TokenizedDocument _tokens = new();
    private QueryDocument[] _documents = [];

    /// <summary>Words of a document.</summary>
    [Params(40, 800)]
    public int Words { get; set; }

    /// <summary>Says how long the texts are, for megabytes a second.</summary>
    [GlobalSetup]
    public void Generate()
    {
        _documents = [.. GeneratedDocuments.Of(Documents, Words)];
        Console.WriteLine($"// {_documents.Average(document => (document.Title?.Length ?? 0) + document.Text!.Length + document.AuthorName!.Length):F0} characters a document of {Words} words");
    }

    [Benchmark(OperationsPerInvoke = Documents)]
    public int Tokenize()
    {
        var tokens = 0;
        foreach (var document in _documents)
        {
            _tokens.Read(document);
            tokens += _tokens.TextTokens;
        }

        return tokens;
    }
}
