using Listening.Mentions;
using Listening.Queries;

namespace Listening.Tests.Mentions.Stories;

/// <summary>A text of <c>Data/stories/syndicated.txt</c>, our own writing: reports with the copies that papers make of them, and what looks like one but tells something else.</summary>
/// <param name="Story">Texts of one story share it.</param>
/// <param name="Kind">What was done to the report, or why it only looks like one.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Title">May be empty.</param>
/// <param name="Text">Paragraphs by blank lines.</param>
public sealed record SyndicatedText(string Story, string Kind, string Language, string Title, string Text)
{
    private const string Head = "== ";

    public static IReadOnlyList<SyndicatedText> All { get; } =
        [.. ("\n" + File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "stories", "syndicated.txt")).ReplaceLineEndings("\n")).Split("\n" + Head).Skip(1).Select(Read)];

    public StoryFingerprint? Fingerprint => StoryFingerprint.Of(new TokenizedDocument(new QueryDocument { Title = Title, Text = Text }));

    private static SyndicatedText Read(string block)
    {
        var lines = block.Split('\n', 3);
        var head = lines[0].Split(" | ");
        return new(head[0], head[1], head[2], lines[1], lines[2].TrimEnd('\n'));
    }
}
