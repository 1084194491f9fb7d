using System.Diagnostics;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary><c>_bulk</c>.</summary>
internal static class BulkRoute
{
    public static SimulatedAnswer? Answer(SimulatedRequest request) => (request.Method, request.Segments) switch
    {
        ("POST" or "PUT", ["_bulk"]) => Bulk(request, null),
        ("POST" or "PUT", [var index, "_bulk"]) => Bulk(request, index),
        _ => null,
    };

    private static SimulatedAnswer Bulk(SimulatedRequest request, string? index)
    {
        var began = Stopwatch.GetTimestamp();
        var actions = BulkReader.Read(request, index);
        var items = new List<BulkItemAnswer>(actions.Count);
        var touched = new HashSet<SimulatedIndex>();
        for (var position = 0; position < actions.Count; position++)
        {
            if (Item(request, actions[position], position, touched) is { } item)
                items.Add(item);
        }

        var refreshing = Refreshing.Of(request, touched);
        var body = BulkAnswerWriter.Write(items, refreshing.Forced, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return new SimulatedAnswer(200, body) { After = refreshing.After, Documents = actions.Count };
    }

    // Null: a fault leaves the item out of the answer.
    private static BulkItemAnswer? Item(SimulatedRequest request, BulkAction action, int position, HashSet<SimulatedIndex> touched)
    {
        var struck = Struck(request, new BulkItem(position, action.Action, action.Index, action.Id));
        if (struck is { Applied: false })
            return Faulty(struck, action, position, request);
        var (index, missing) = WriteTarget.Of(request.Cluster, action.Index, action.Action, action.AliasOnly || request.Flag("require_alias"));
        if (index is null)
            return Counted(request, new BulkItemAnswer(action.Action, action.Index, 1, WriteOutcome.Failed(action.Id!, missing!)));
        touched.Add(index);
        var outcome = index.Write(action.Operation(action.Id));
        var answer = Counted(request, new BulkItemAnswer(action.Action, index.Name, index.Copies, outcome));
        return struck is null ? answer : Faulty(struck, action, position, request);
    }

    private static ItemFault? Struck(SimulatedRequest request, BulkItem item)
    {
        foreach (var fault in request.ItemFaults)
        {
            if (fault.Where(item))
                return fault;
        }

        return null;
    }

    private static BulkItemAnswer? Faulty(ItemFault fault, BulkAction action, int position, SimulatedRequest request) =>
        fault.Failure(new BulkItem(position, action.Action, action.Index, action.Id)) is { } failure
            ? Counted(request, new BulkItemAnswer(action.Action, action.Index, 1, WriteOutcome.Failed(action.Id!, failure)))
            : null;

    private static BulkItemAnswer Counted(SimulatedRequest request, BulkItemAnswer item)
    {
        request.Cluster.Counters.Item(item.Outcome.Failure is { } failure ? failure.Status.ToString() : item.Outcome.Result);
        return item;
    }
}
