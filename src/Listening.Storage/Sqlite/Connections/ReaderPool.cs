using System.Collections.Concurrent;

namespace Listening.Storage.Sqlite;

/// <summary>Reading connections, opened as they are needed and kept; at most <paramref name="most"/> at once, so that their caches stay bounded.</summary>
internal sealed class ReaderPool(Func<ReadSession> open, int most) : IDisposable
{
    private readonly SemaphoreSlim _free = new(most);
    private readonly ConcurrentBag<ReadSession> _idle = [];

    /// <summary>Runs blocking work with a connection on the thread pool.</summary>
    public async Task<T> RunAsync<T>(Func<ReadSession, T> work, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Run(work, cancellationToken), cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
        _free.Dispose();
    }

    private T Run<T>(Func<ReadSession, T> work, CancellationToken cancellationToken)
    {
        var session = _idle.TryTake(out var idle) ? idle : open();
        try
        {
            var result = session.Read(() => work(session), cancellationToken);
            _idle.Add(session);
            return result;
        }
        catch (Exception exception) when (exception is Mentions.QueryNotServedException or OperationCanceledException or ArgumentException)
        {
            // The connection is sound.
            _idle.Add(session);
            throw;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
