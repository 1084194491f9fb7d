using System.Buffers;
using System.Text;
using System.Text.Json;
using Listening.CommandLine;
using Listening.Sentiment;

namespace Listening.Commands;

/// <summary>Classifies a block of lines into a block of answers.</summary>
internal sealed class LineClassifier(SentimentClassifier classifier, bool json)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public ReadOnlyMemory<byte> Classify(ReadOnlyMemory<byte> block)
    {
        var answers = new ArrayBufferWriter<byte>(block.Length + 1024);
        using var writer = new Utf8JsonWriter(answers);
        var lines = block.Span.StartsWith(ByteOrderMark) ? block.Span[ByteOrderMark.Length..] : block.Span;
        var text = ArrayPool<char>.Shared.Rent(4096);
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = (end < 0 ? lines : lines[..end]).TrimEnd((byte)'\r');
            if (text.Length < line.Length)
                text = new char[line.Length];
            Answer(text.AsSpan(0, Encoding.UTF8.GetChars(line, text)), answers, writer);
            lines = end < 0 ? [] : lines[(end + 1)..];
        }

        ArrayPool<char>.Shared.Return(text);
        return answers.WrittenMemory;
    }

    private void Answer(ReadOnlySpan<char> text, ArrayBufferWriter<byte> answers, Utf8JsonWriter writer)
    {
        var score = classifier.Classify(text);
        if (json)
        {
            writer.Reset();
            JsonSerializer.Serialize(writer, Json(score, text), SentimentVerbsJson.Default.ClassifiedText);
            writer.Flush();
        }
        else
        {
            Encoding.UTF8.GetBytes($"{Name(score.Label)}\t{score.Confidence:0.00}\t{TerminalText.OneLine(text.ToString())}", answers);
        }

        answers.Write("\n"u8);
    }

    private ClassifiedText Json(SentimentScore score, ReadOnlySpan<char> text) => new(
        Name(score.Label),
        score.Negative,
        score.Neutral,
        score.Positive,
        score.Confidence,
        LanguageIdentifier.Identify(text, declared: null, hints: []),
        classifier.Model);

    private static string Name(SentimentLabel label) => label switch
    {
        SentimentLabel.Negative => "negative",
        SentimentLabel.Neutral => "neutral",
        SentimentLabel.Positive => "positive",
        _ => "unsure",
    };
}

/// <summary>One line of <c>classify --json</c>.</summary>
internal readonly record struct ClassifiedText(string Label, float Negative, float Neutral, float Positive, float Confidence, string Language, string Model);
