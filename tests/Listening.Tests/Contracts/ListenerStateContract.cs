using Listening.Mentions;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Contracts;

/// <summary>What every listener state must do; run against each implementation.</summary>
public abstract partial class ListenerStateContract : IDisposable
{
    private readonly List<IListenerState> _opened = [];

    private protected FakeTimeProvider Clock { get; } = new(SampleMention.Noon);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens the state of a unit; the same unit gives the same state.</summary>
    protected abstract IListenerState OpenState(string unit, TimeProvider time);

    /// <summary>Loses all that is kept of a unit.</summary>
    protected abstract void Lose(string unit);

    /// <summary>The log that carries this state's outbox.</summary>
    private protected abstract IEventLog Log { get; }

    public void Dispose()
    {
        Close();
        Clean();
        GC.SuppressFinalize(this);
    }

    protected virtual void Clean()
    {
    }

    private protected IListenerState Open(string unit = "roastery")
    {
        var state = OpenState(unit, Clock);
        _opened.Add(state);
        return state;
    }

    private protected void Close()
    {
        _opened.ForEach(state => state.Dispose());
        _opened.Clear();
    }

    private protected async Task<List<LogRecord>> OutboxAsync()
    {
        await using var reader = Log.OpenReader(new Dictionary<string, long>());
        return [.. await reader.ReadAsync(10_000, TimeSpan.Zero, Stop)];
    }

    [Fact]
    public void A_fresh_state_knows_nothing()
    {
        var state = Open();
        Assert.Empty(state.Sources());
        Assert.Null(state.Find("press", SampleCommit.Key("a")));
        Assert.Empty(state.FindByNarrowKey("press", SampleCommit.Key("a")));
        Assert.Null(state.FindHeardElsewhere("press", [SampleCommit.Key("a")]));
        Assert.Empty(state.Kept("press"));
        Assert.Empty(state.Heard());
        Assert.Empty(state.Ledger(0));
        Assert.Equal(new OutboxDepth(0, null), state.Depth());
        Assert.Null(state.Recall("queries"));
    }

    [Fact]
    public void What_is_remembered_is_recalled_after_a_restart()
    {
        Open().Remember("queries", "one");
        Open().Remember("queries", "two");
        Close();
        Assert.Equal("two", Open().Recall("queries"));
    }

    [Fact]
    public void A_lost_state_counts_positions_under_a_new_name()
    {
        var before = Open().Partition;
        Close();
        Assert.Equal(before, Open().Partition);
        Close();
        Lose("roastery");
        Assert.NotEqual(before, Open().Partition);
    }

    [Fact]
    public void Two_units_share_nothing()
    {
        Open().Commit([SampleCommit.Poll("press", SampleCommit.New("a", 1, "address"))]);
        var other = Open("rental");
        Assert.Null(other.Find("press", SampleCommit.Key("a")));
        Assert.Null(other.FindHeardElsewhere("blog", [SampleCommit.Key("address")]));
        Assert.NotEqual(Open().Partition, other.Partition);
    }
}
