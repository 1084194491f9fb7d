using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What reading a query needs to know of where it is asked.</summary>
internal sealed class QueryScope(SimulatedIndex index, bool scored, DateTimeOffset now)
{
    private TextStatistics? _statistics;

    public SimulatedIndex Index => index;

    /// <summary>False: nobody looks at scores, which saves counting.</summary>
    public bool Scored => scored;

    public DateTimeOffset Now => now;

    public TextStatistics Statistics => _statistics ??= new TextStatistics(index);

    /// <summary>The field of a path; null where the mapping has none, which matches nothing.</summary>
    public FieldMapping? Field(string path) => index.Mapping.Find(path);

    public Candidate Candidate(StoredDocument document) => new(document, document.Indexed(index.Mapping, index.Analysis));

    /// <summary>A query that the shard cannot make.</summary>
    public SimulatedFailure Refused(string reason, string causeType, string cause)
    {
        JsonObject Exception() => new() { ["type"] = "query_shard_exception", ["reason"] = reason, ["index_uuid"] = index.Uuid, ["index"] = index.Name };
        var failed = Exception();
        failed["caused_by"] = WriteFailure.Error(causeType, cause);
        return SimulatedFailure.OfShard(index, Exception(), failed);
    }
}
