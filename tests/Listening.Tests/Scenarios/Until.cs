namespace Listening.Tests.Scenarios;

/// <summary>Awaits a condition with a deadline.</summary>
internal static class Until
{
    /// <summary>Far more than a busy machine needs: it only ends what would never end.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static Task TrueAsync(Func<bool> condition, Func<string> otherwise, CancellationToken cancellationToken) =>
        TrueAsync(() => Task.FromResult(condition()), otherwise, cancellationToken);

    /// <exception cref="TimeoutException">With the message of <paramref name="otherwise"/>.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> otherwise, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
                throw new TimeoutException($"Waited for {Patience}. {otherwise()}");
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
