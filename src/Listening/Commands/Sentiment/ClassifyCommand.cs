using System.CommandLine;
using System.Threading.Channels;
using Listening.CommandLine;

namespace Listening.Commands;

/// <summary><c>classify [FILE|-]</c>: a text per line to label and probabilities, in input order, empty lines included.</summary>
internal static class ClassifyCommand
{
    public static Command Create(CommandIo io)
    {
        var file = new Argument<string>("FILE") { Description = "UTF-8, one text per line; - is standard input", DefaultValueFactory = _ => "-" };
        var model = ModelOption.Create();
        var json = SharedOptions.Json();
        return Verb.Create(
            "classify",
            "The sentiment of each line: label, confidence and text, or with --json all probabilities and the language.",
            "echo 'The new roast is wonderful' | listening classify --json",
            (parsed, cancellationToken) => RunAsync(io, parsed.GetRequiredValue(file), new LineClassifier(ModelOption.Load(parsed.GetValue(model)), parsed.GetValue(json)), cancellationToken),
            file,
            model,
            json);
    }

    private static async Task<int> RunAsync(CommandIo io, string file, LineClassifier classifier, CancellationToken cancellationToken)
    {
        await using var opened = file == "-" ? null : Open(file);
        var answers = Channel.CreateBounded<Task<ReadOnlyMemory<byte>>>(Environment.ProcessorCount * 2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(opened ?? io.Input, file, classifier, answers.Writer, stop.Token);
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(cancellationToken))
            {
                io.Write((await answer).Span);
                io.Flush();
            }
        }
        finally
        {
            // Where the output broke, the reader must not wait for room that never comes.
            await stop.CancelAsync();
        }

        await reading;
        return ExitCodes.Done;
    }

    private static async Task ReadAsync(Stream input, string file, LineClassifier classifier, ChannelWriter<Task<ReadOnlyMemory<byte>>> answers, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            await foreach (var block in LineBlocks.ReadAsync(input, cancellationToken))
                await answers.WriteAsync(Task.Run(() => classifier.Classify(block), cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            fault = CommandException.WrongUse($"{file}: cannot be read: {exception.Message}");
        }
        finally
        {
            answers.TryComplete(fault);
        }
    }

    private static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CommandException.WrongUse($"{file}: cannot be read: {exception.Message}");
        }
    }
}
