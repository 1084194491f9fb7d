using System.CommandLine;
using System.Threading.Channels;
using Listening.CommandLine;

namespace Listening.Commands;

/// <summary><c>match --queries FILE</c>: which of the queries each document of standard input matches, in input order.</summary>
internal static class MatchCommand
{
    public static Command Create(CommandIo io)
    {
        var queries = new Option<string>("--queries") { Description = "JSON: {\"query id\":\"query text\", …}", Required = true, HelpName = "FILE" };
        var json = SharedOptions.Json();
        return Verb.Create(
            "match",
            "Reads documents from standard input, a JSON object per line with the field names of a mention, and says which of the queries each one matches.",
            "echo '{\"id\":\"1\",\"text\":\"North Roast is open\"}' | listening match --queries queries.json --json",
            (parsed, cancellationToken) => RunAsync(
                io, new LineMatcher(QueriesFile.Read(parsed.GetRequiredValue(queries)), io.Time.GetUtcNow(), parsed.GetValue(json)), cancellationToken),
            queries,
            json);
    }

    private static async Task<int> RunAsync(CommandIo io, LineMatcher matcher, CancellationToken cancellationToken)
    {
        var answers = Channel.CreateBounded<Task<MatchedBlock>>(Environment.ProcessorCount * 2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(io.Input, matcher, answers.Writer, stop.Token);
        var faulty = false;
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(cancellationToken))
            {
                var block = await answer;
                io.Write(block.Answers.WrittenSpan);
                io.Flush();
                foreach (var fault in block.Faults)
                    io.WriteError("listening: " + fault);
                faulty |= block.Faults.Count > 0;
                matcher.Return(block);
            }
        }
        finally
        {
            // Where the output broke, the reader must not wait for room that never comes.
            await stop.CancelAsync();
        }

        await reading;
        return faulty ? ExitCodes.BadAnswer : ExitCodes.Done;
    }

    private static async Task ReadAsync(Stream input, LineMatcher matcher, ChannelWriter<Task<MatchedBlock>> answers, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        var line = 1L;
        try
        {
            await foreach (var block in LineBlocks.ReadAsync(input, cancellationToken))
            {
                var first = line;
                line += block.Span.Count((byte)'\n');
                await answers.WriteAsync(Task.Run(() => matcher.Match(block, first), cancellationToken), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            fault = CommandException.WrongUse($"standard input, after line {line - 1}: {exception.Message}");
        }
        finally
        {
            answers.TryComplete(fault);
        }
    }
}
