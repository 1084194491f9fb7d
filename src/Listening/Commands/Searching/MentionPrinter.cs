using System.Globalization;
using System.Text;
using Listening.CommandLine;
using Listening.Mentions;

namespace Listening.Commands.Searching;

/// <summary>How hits are printed.</summary>
internal enum HitFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>A document per line.</summary>
    Json,

    /// <summary>A row per hit, with a header.</summary>
    Csv,
}

/// <summary>Prints mentions one after the other.</summary>
internal sealed class MentionPrinter(CommandIo io, HitFormat format)
{
    private const int TextWidth = 240;

    public void Begin()
    {
        if (format == HitFormat.Csv)
            io.Write(Encoding.UTF8.GetBytes(MentionCsv.Header));
    }

    public void Print(Mention mention)
    {
        switch (format)
        {
            case HitFormat.Json:
                io.WriteJson(mention, MentionJson.Mention);
                break;
            case HitFormat.Csv:
                io.Write(Encoding.UTF8.GetBytes(MentionCsv.Row(mention)));
                break;
            default:
                PrintText(mention);
                break;
        }
    }

    private void PrintText(Mention mention)
    {
        var time = TimeZoneInfo.ConvertTime(mention.Timestamp, TimeZoneInfo.Local).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var who = mention.Author?.Name ?? mention.Author?.Handle;
        io.WriteLine(TerminalText.OneLine($"{time}  {mention.Unit}  {mention.Sentiment?.Label ?? "-"}  {mention.Source.Title ?? mention.Source.Id}{(who is null ? "" : " · " + who)}"));
        if (!string.IsNullOrEmpty(mention.Title))
            io.WriteLine("  " + TerminalText.Cut(mention.Title, TextWidth));
        if (!string.IsNullOrEmpty(mention.Text))
            io.WriteLine("  " + TerminalText.Cut(mention.Text, TextWidth));
        io.WriteLine(TerminalText.OneLine($"  {mention.Id}  {mention.Url}"));
    }
}
