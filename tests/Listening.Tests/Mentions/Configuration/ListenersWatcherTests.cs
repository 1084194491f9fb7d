using Listening.Feeds;
using Listening.Mentions;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Mentions.Configuration;

public sealed class ListenersWatcherTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("listeners").FullName;
    private readonly string _path;
    private readonly FakeTimeProvider _time = new();
    private readonly ListenersWatcher _watcher;

    public ListenersWatcherTests()
    {
        _path = Path.Combine(_folder, "listeners.json");
        Write("\"name\":\"one\"");
        _watcher = new ListenersWatcher(_path, _ => null, _time);
        Assert.NotNull(_watcher.Start().Config);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_change_is_given_once()
    {
        Write("\"name\":\"two\"");

        Assert.Equal("two", Change().Config!.Units["u"].Name);
        Assert.Equal("two", _watcher.Current!.Units["u"].Name);
        Silence();
    }

    [Fact]
    public void A_file_that_stays_as_it_is_says_nothing() => Silence();

    [Fact]
    public void The_same_bytes_written_again_say_nothing()
    {
        Write("\"name\":\"one\"");
        Silence();
    }

    [Fact]
    public void A_faulty_file_is_reported_once_and_the_last_good_one_stays()
    {
        Write("\"nme\":\"two\"");

        Assert.Single(Change().Problems);
        Assert.Equal("one", _watcher.Current!.Units["u"].Name);
        Silence();

        Write("\"name\":\"three\"");
        Assert.Equal("three", Change().Config!.Units["u"].Name);
    }

    [Fact]
    public void A_vanished_file_is_a_fault_until_it_is_back()
    {
        File.Delete(_path);

        Assert.Equal("There is no such file.", Assert.Single(Change().Problems).Message);
        Assert.Equal("one", _watcher.Current!.Units["u"].Name);
        Silence();

        Write("\"name\":\"one\"");
        Assert.Equal("one", Change().Config!.Units["u"].Name);
    }

    [Fact]
    public void A_file_swapped_behind_a_symbolic_link_is_seen()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Symbolic links need a privilege there.");
        var (old, young) = (Path.Combine(_folder, "v1.json"), Path.Combine(_folder, "v2.json"));
        File.Move(_path, old);
        File.WriteAllText(young, ListenersText.Unit("\"name\":\"linked\""));
        File.CreateSymbolicLink(_path, young);

        Assert.Equal("linked", Change().Config!.Units["u"].Name);
    }

    [Fact]
    public void A_rotated_secret_is_a_change()
    {
        var secret = Path.Combine(_folder, "token");
        File.WriteAllText(secret, "first");
        Write("""
            "sources":[{"url":"https://a.example/","credentials":{"bearer":{"file":"token"}}}]
            """);
        Change();
        Silence();

        File.WriteAllText(secret, "second");

        Assert.Equal(new SourceCredentials.Bearer("second"), Change().Config!.Units["u"].Sources[0].Request.Credentials);
    }

    [Fact]
    public void A_file_still_being_written_is_not_judged()
    {
        File.WriteAllText(_path, "{\"units\":");
        Assert.Null(_watcher.Look());
        Write("\"name\":\"whole\"");

        Assert.Equal("whole", Change().Config!.Units["u"].Name);
    }

    [Fact]
    public async Task Time_drives_the_looks()
    {
        await using var changes = _watcher.ChangesAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = changes.MoveNextAsync().AsTask();
        Write("\"name\":\"two\"");

        while (!next.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            _time.Advance(_watcher.Interval);
            await Task.Yield();
        }

        Assert.True(await next);
        Assert.Equal("two", changes.Current.Config!.Units["u"].Name);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait()
    {
        using var stop = new CancellationTokenSource();
        await using var changes = _watcher.ChangesAsync(stop.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = changes.MoveNextAsync().AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private void Write(string keys) => File.WriteAllText(_path, ListenersText.Unit(keys));

    // A change is seen at one look and given at the next.
    private ListenersResult Change()
    {
        Assert.Null(_watcher.Look());
        return Assert.IsType<ListenersResult>(_watcher.Look());
    }

    private void Silence()
    {
        for (var look = 0; look < 4; look++)
            Assert.Null(_watcher.Look());
    }
}
