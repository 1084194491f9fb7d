namespace Listening.Demo;

/// <summary>What to try beside a running demo.</summary>
internal static class DemoCommands
{
    public static IReadOnlyList<string> For(string dataFolder)
    {
        var data = dataFolder.Any(char.IsWhiteSpace) ? $"\"{dataFolder}\"" : dataFolder;
        return
        [
            $"listening query 'fogline AND sentiment:positive' --data {data}",
            $"listening query 'whale OR wal OR ballena' --unit wayfold --follow --data {data}",
            $"listening stats 'velmora' --by sentiment --data {data}",
            $"listening feeds --data {data}",
            $"listening reconcile --data {data}",
        ];
    }
}
