using Listening.CommandLine;

namespace Listening.Commands;

/// <summary>A parsed document for people.</summary>
internal static class ParseListing
{
    private const int TitleWidth = 100;

    public static void Write(ParsedDocument document, CommandIo io)
    {
        if (!document.Ok)
        {
            io.WriteError($"{document.File}: {document.Error}");
            return;
        }

        io.WriteLine($"{document.File}: {document.Format}, {document.Encoding}, {document.Entries!.Count} entries{(document.Bozo == true ? ", not well-formed" : "")}");
        io.WriteLine($"  {TerminalText.Cut(document.Feed!.Title ?? "(no title)", TitleWidth)}  {TerminalText.OneLine(document.Feed.Link)}");
        foreach (var entry in document.Entries)
        {
            var date = (entry.Published ?? entry.Updated)?.UtcDateTime.ToString("yyyy-MM-dd HH:mm") ?? "(no date)       ";
            io.WriteLine($"  {date}  {TerminalText.Cut(entry.Title ?? entry.Summary ?? entry.Content ?? "(no title)", TitleWidth)}");
            io.WriteLine($"                    {TerminalText.OneLine(entry.Link ?? entry.Id)}");
        }
    }
}
