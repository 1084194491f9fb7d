using Listening.Mentions;

namespace Listening.Storage.Kafka;

/// <summary>Counts the answers of one batch. Reports come on the client's thread.</summary>
internal sealed class PublishBatch
{
    public static readonly PublishResult Broken = new([], IsBroken: true);

    private readonly TaskCompletionSource<PublishResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PublishFault> _faults = [];
    private int _open;

    public PublishBatch(int records)
    {
        _open = records;
        if (records == 0)
            _answer.SetResult(PublishResult.Safe);
    }

    public Task<PublishResult> Answer => _answer.Task;

    public void Take() => Close();

    public void Refuse(PublishFault fault)
    {
        lock (_faults)
            _faults.Add(fault);
        Close();
    }

    public void Break() => _answer.TrySetResult(Broken);

    private void Close()
    {
        if (Interlocked.Decrement(ref _open) > 0)
            return;
        lock (_faults)
            _answer.TrySetResult(_faults.Count == 0 ? PublishResult.Safe : new PublishResult([.. _faults.OrderBy(fault => fault.Sequence)], IsBroken: false));
    }
}
