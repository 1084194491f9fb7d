using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Listening.CommandLine;

/// <summary>What a verb reads and writes: standard output is data, standard error is talk. Tests give their own.</summary>
internal sealed class CommandIo(Stream input, Stream output, TextWriter error) : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly byte[] LineEnd = [(byte)'\n'];

    /// <summary>Standard input as bytes.</summary>
    public Stream Input { get; } = input;

    /// <summary>Standard output as bytes, buffered.</summary>
    public Stream Output { get; } = new BufferedStream(output, 1 << 16);

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Environment variables.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>True where standard output is a terminal that people look at.</summary>
    public bool IsTerminal { get; init; }

    public static CommandIo OfProcess() =>
        new(System.Console.OpenStandardInput(), System.Console.OpenStandardOutput(), System.Console.Error) { IsTerminal = !System.Console.IsOutputRedirected };

    /// <summary>A line for people; text from outside is made harmless.</summary>
    public void WriteLine(string text = "")
    {
        Output.Write(Utf8.GetBytes(TerminalText.Lines(text)));
        Output.Write(LineEnd);
    }

    /// <summary>A line of standard error; text from outside is made harmless.</summary>
    public void WriteError(string text) => Error.WriteLine(TerminalText.Lines(text));

    /// <summary>One JSON value on a line.</summary>
    public void WriteJson<T>(T value, JsonTypeInfo<T> type)
    {
        JsonSerializer.Serialize(Output, value, type);
        Output.Write(LineEnd);
    }

    /// <summary>The bytes as they are, for formats that have their own writer.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => Output.Write(bytes);

    public void Flush() => Output.Flush();

    /// <summary>Flushes where the output still takes something.</summary>
    public void TryFlush()
    {
        try
        {
            Output.Flush();
        }
        catch (IOException)
        {
            // The reader went away or its disk is full: the verb's exit code tells.
        }
    }

    public void Dispose()
    {
        try
        {
            Output.Dispose();
        }
        catch (IOException)
        {
            // It was flushed before, and what went wrong then was told.
        }

        Input.Dispose();
    }
}
