using System.Security.Cryptography;
using System.Text;

namespace Listening.Sentiment;

/// <summary>A file of labelled texts: UTF-8, a header line <c>text⇥label</c>, then a text and its label a line.</summary>
/// <param name="Name">The file's name without its folder.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
/// <param name="Texts">In the order of the file.</param>
public sealed record LabelledFile(string Name, string Sha256, IReadOnlyList<LabelledText> Texts)
{
    private const string Header = "text\tlabel";

    /// <summary>Reads a file whole; a fault names file and line and is a value, not an exception.</summary>
    public static LabelledFileResult Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllBytes(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new LabelledFileResult(null, $"{path}: cannot be read: {fault.Message}");
        }
    }

    private static LabelledFileResult Parse(string path, byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadLine() != Header)
            return new LabelledFileResult(null, $"{path}:1: the first line must be the header 'text<TAB>label'");
        List<LabelledText> texts = [];
        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            if (Row(line, out var fault) is not { } text)
                return new LabelledFileResult(null, $"{path}:{number}: {fault}");
            texts.Add(text);
        }
        return texts.Count == 0
            ? new LabelledFileResult(null, $"{path}: holds no labelled text")
            : new LabelledFileResult(new LabelledFile(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes)), texts), null);
    }

    private static LabelledText? Row(string line, out string fault)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        fault = tab < 0 ? "there is no tab between text and label"
            : line.IndexOf('\t', tab + 1) >= 0 ? "there is more than one tab"
            : $"the label is '{Shown(line[(tab + 1)..])}', not negative, neutral or positive";
        return tab >= 0 && Label(line.AsSpan(tab + 1)) is { } label ? new LabelledText(line[..tab], label) : null;
    }

    private static SentimentLabel? Label(ReadOnlySpan<char> text) => text switch
    {
        "negative" => SentimentLabel.Negative,
        "neutral" => SentimentLabel.Neutral,
        "positive" => SentimentLabel.Positive,
        _ => null,
    };

    private static string Shown(string label) => label.Length > 40 ? label[..40] + "…" : label;
}

/// <summary>A file, or what is wrong with it; exactly one of the two.</summary>
/// <param name="File">What was read.</param>
/// <param name="Fault">File, line and fault, for people.</param>
public sealed record LabelledFileResult(LabelledFile? File, string? Fault);
