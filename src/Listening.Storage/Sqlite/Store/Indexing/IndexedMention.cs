using Listening.Mentions;
using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>A mention ready to be written: everything that needs no database is worked out.</summary>
internal sealed class IndexedMention
{
    public required Mention Mention { get; init; }

    /// <summary>Its place; set when it is known which places are free.</summary>
    public long RowId { get; set; }

    /// <summary>Where its revision came from: that partition's ledger counts it.</summary>
    public string Partition { get; set; } = "";

    /// <summary>The source that the ledger counts its revision under.</summary>
    public string LedgerSource { get; set; } = "";

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required string TitleMarked { get; init; }

    public required string TextMarked { get; init; }

    public required string Terms { get; init; }

    /// <summary>Folded, for substring tests.</summary>
    public string? Url { get; init; }

    /// <summary>Folded, one per line.</summary>
    public string? Links { get; init; }

    /// <summary>Tokens of the text.</summary>
    public int Words { get; init; }

    public static IndexedMention Of(Mention mention, FieldTerms terms)
    {
        var document = mention.ToQueryDocument();
        var title = TokenStreams.Of(mention.Title);
        var text = TokenStreams.Of(mention.Text);
        return new()
        {
            Mention = mention,
            Title = StreamText.Folded(title),
            Text = StreamText.Folded(text),
            TitleMarked = StreamText.Marked(title),
            TextMarked = StreamText.Marked(text),
            Terms = terms.Of(mention, document),
            Url = mention.Url is null ? null : Folding.Fold(mention.Url),
            Links = mention.Links.Count == 0 ? null : string.Join('\n', mention.Links.Select(Folding.Fold)),
            Words = text.Count,
        };
    }
}
