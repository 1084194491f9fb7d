namespace Listening.Tests;

/// <summary>Awaits a condition, with a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>Looks again and again; between two looks it nudges, for example a clock.</summary>
    public static async Task TrueAsync(Func<bool> condition, Action? nudge = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "The condition did not come true within a minute.");
            nudge?.Invoke();
            await Task.Delay(Look, TestContext.Current.CancellationToken);
        }
    }
}
