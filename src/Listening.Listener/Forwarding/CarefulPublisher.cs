using Listening.Mentions;
using Microsoft.Extensions.Logging;

namespace Listening.Listener;

/// <summary>Publishes one batch of which the log refused something, alone: what passes is repeated until it works, what is too large is found by halving. Nothing is handed over behind it meanwhile, so that of every key the last revision stays the last.</summary>
internal sealed partial class CarefulPublisher(string unit, ILogPublisher publisher, RecordFitter fitter, ForwarderProgress progress, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>True when every record is safe or set aside; false when the publisher is broken.</summary>
    public async Task<bool> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var result = await publisher.PublishAsync(records, cancellationToken);
            if (result.IsBroken)
                return false;
            if (result.Faults.Count == 0)
                return true;
            if (result.Faults.FirstOrDefault(fault => fault.Kind == PublishFaultKind.Again) is not { } again)
                return await HalveAsync(records, result.Faults[0], cancellationToken);
            if (progress.Failed(again.Reason))
                Log.Waits(logger, unit, again.Reason, LongestPause);
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    // A broker judges what travels together, so that a record may be innocent of its batch's size.
    private async Task<bool> HalveAsync(IReadOnlyList<OutboxRecord> records, PublishFault fault, CancellationToken cancellationToken)
    {
        if (records.Count == 1)
            return await ShortenAsync(records[0], fault, cancellationToken);
        var half = records.Count / 2;
        return await PublishAsync([.. records.Take(half)], cancellationToken) && await PublishAsync([.. records.Skip(half)], cancellationToken);
    }

    // The broker's bound is lower than ours and unknown here: each try takes half of what the last one took.
    private async Task<bool> ShortenAsync(OutboxRecord record, PublishFault fault, CancellationToken cancellationToken)
    {
        if (fault.Kind == PublishFaultKind.Refused)
        {
            fitter.SetAside(record, "refused", fault.Reason);
            return true;
        }

        return fitter.Fit(record, RecordSize.Of(record) / 2) is not { } shorter || await PublishAsync([shorter], cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1022, LogLevel.Error, "{Unit}: the log takes nothing: {Reason} What is heard waits on the disk; it is tried again at least every {Pause}.")]
        public static partial void Waits(ILogger logger, string unit, string reason, TimeSpan pause);
    }
}
