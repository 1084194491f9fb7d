using Microsoft.AspNetCore.Http;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>One request from its first to its last byte: read, faults, work, faults, write.</summary>
internal sealed class HttpExchange(ElasticsearchSimulator simulator, int node)
{
    public async Task RunAsync(HttpContext context)
    {
        simulator.Counters.Enter();
        SimulatedRequest? request = null;
        var status = 0;
        long sent = 0;
        try
        {
            (request, var refused) = await RequestReader.ReadAsync(simulator, node, context);
            if (request is null)
            {
                (status, sent) = await AnswerWriter.WriteAsync(context, refused!, AnswerDamage.None, simulator);
                return;
            }

            var plan = simulator.Faults.For(request);
            (status, sent) = await AnswerAsync(context, request, plan);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            status = 0;
        }
        finally
        {
            simulator.Counters.Leave(request, simulator.Options.Time.GetUtcNow(), status, sent);
        }
    }

    private async Task<(int Status, long Sent)> AnswerAsync(HttpContext context, SimulatedRequest request, ChosenFaults plan)
    {
        await plan.WaitBeforeAsync(simulator.Options.Time, context.RequestAborted);
        if (plan.ResetBefore)
            return Cut(context);
        if (plan.Instead is { } instead)
            return await AnswerWriter.WriteAsync(context, instead.Answer(), AnswerDamage.None, simulator, instead.RetryAfter);
        request.ItemFaults = plan.Items;
        var answer = Work(request);
        await simulator.Throttle.WorkAsync(answer.Documents, context.RequestAborted);
        if (answer.After is { } after)
            await after.WaitAsync(context.RequestAborted);
        await plan.WaitAfterAsync(simulator.Options.Time, context.RequestAborted);
        return plan.ResetAfter ? Cut(context) : await AnswerWriter.WriteAsync(context, answer, plan.Damage, simulator);
    }

    private static SimulatedAnswer Work(SimulatedRequest request)
    {
        try
        {
            return Router.Answer(request);
        }
        catch (SimulatedFailure failure)
        {
            return failure.Answer;
        }
        catch (Exception fault) when (fault is InvalidOperationException or InvalidCastException or NullReferenceException or FormatException or ArgumentException or KeyNotFoundException or OverflowException)
        {
            // A request in a form that nobody thought of here: the test has to see which.
            return SimulatedFailure.Of(500, "simulator_exception", fault.ToString()).Answer;
        }
    }

    private static (int Status, long Sent) Cut(HttpContext context)
    {
        context.Abort();
        return (0, 0);
    }
}
