using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Finds who answers a request.</summary>
internal static class Router
{
    // What writes or reads documents runs side by side; what changes the cluster does so alone.
    private static readonly Func<SimulatedRequest, SimulatedAnswer?>[] Free = [BulkRoute.Answer, DocumentRoutes.Answer, SearchRoutes.Answer, ByQueryRoutes.Answer, PointInTimeRoutes.Answer];

    private static readonly Func<SimulatedRequest, SimulatedAnswer?>[] Alone = [ClusterRoutes.Answer, ScriptRoutes.Answer, TemplateRoutes.Answer, AliasRoutes.Answer, LifecycleRoutes.Answer, DataStreamRoutes.Answer, CatRoutes.Answer, AnalyzeRoute.Answer, IndexRoutes.Answer];

    public static SimulatedAnswer Answer(SimulatedRequest request)
    {
        var answer = First(Free, request) ?? InTurn(request) ?? throw SimulatedFailure.NoHandler(request.Method, request.Address);
        return request.Parameter("filter_path") is { } wanted && answer.Body.Length > 0 ? answer with { Body = Filtered(answer.Body, wanted) } : answer;
    }

    private static SimulatedAnswer? InTurn(SimulatedRequest request)
    {
        lock (request.Cluster.Gate)
            return First(Alone, request);
    }

    private static SimulatedAnswer? First(Func<SimulatedRequest, SimulatedAnswer?>[] routes, SimulatedRequest request)
    {
        foreach (var route in routes)
        {
            if (route(request) is { } answer)
                return answer;
        }

        return null;
    }

    private static ReadOnlyMemory<byte> Filtered(ReadOnlyMemory<byte> body, string wanted)
    {
        var kept = PathFilter.Apply(JsonNode.Parse(body.Span), wanted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) ?? new JsonObject();
        return SimulatedAnswer.Json(kept).Body;
    }
}
