namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What a write asks to become searchable.</summary>
internal readonly record struct Refreshing(bool Forced, Task? After)
{
    public static Refreshing Of(SimulatedRequest request, IReadOnlyCollection<SimulatedIndex> touched)
    {
        switch (request.Parameter("refresh"))
        {
            case null or "false":
                return default;
            case "wait_for" when request.Cluster.Options.RefreshInterval is not null:
                return new Refreshing(Forced: false, Task.WhenAll(touched.Select(index => index.NextRefreshAsync())));
            case "wait_for" or "true" or "":
                foreach (var index in touched)
                    index.Refresh();
                return new Refreshing(request.Parameter("refresh") != "wait_for", null);
            case var other:
                throw SimulatedFailure.BadRequest($"Unknown value for refresh: [{other}].");
        }
    }
}
