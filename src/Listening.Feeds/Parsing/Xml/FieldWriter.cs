namespace Listening.Feeds;

/// <summary>Puts a field where it belongs.</summary>
internal static class FieldWriter
{
    public static void Write(Field field, in FieldValue value, PartBuilder part, HintsBuilder hints)
    {
        switch (field)
        {
            case Field.Title: Title(value, part); break;
            case Field.MinorTitle: part.MinorTitle ??= TextConstruct.Title(value, part.Limits.MaxTitle); break;
            case Field.Link: Link(value, part); break;
            case Field.OriginalLink: part.OriginalLink ??= value.Base.Resolve(value.Text); break;
            case Field.Guid: Guid(value, part); break;
            case Field.Id: part.Id = PlainText.Verbatim(value.Text) ?? part.Id; break;
            case Field.Comments: part.Comments ??= value.Base.Resolve(value.Text); break;
            case Field.Description or Field.Summary: Summary(value, part); break;
            case Field.MinorDescription: part.MinorSummary ??= OrNull(TextConstruct.Content(value, part.Limits.MaxText)); break;
            case Field.PodcastSummary: part.PodcastSummary ??= OrNull(TextConstruct.Content(value, part.Limits.MaxText)); break;
            case Field.Subtitle: part.Subtitle ??= OrNull(TextConstruct.Content(value, part.Limits.MaxText)); break;
            case Field.Content: Content(value, part); break;
            case Field.PersonText: part.AddPerson(Person.Parse(value.Text)); break;
            case Field.Published: part.Published ??= FeedDate.Parse(value.Text); break;
            case Field.Updated: part.Updated ??= FeedDate.Parse(value.Text); break;
            case Field.Created: part.Created ??= FeedDate.Parse(value.Text); break;
            case Field.DublinDate: part.DublinDate ??= FeedDate.Parse(value.Text); break;
            case Field.Language: part.Language ??= PlainText.Fold(value.Text, 40); break;
            case Field.Category: part.AddCategory(FirstOf(value.Attributes.Term, value.Attributes.Label, value.Text)); break;
            case Field.Keywords: Keywords(value, part); break;
            case Field.Enclosure: part.AddEnclosure(value.Base.Resolve(value.Attributes.Url ?? value.Attributes.Href ?? value.Attributes.Resource), value.Attributes.Type, value.Attributes.Length); break;
            case Field.MediaThumbnail: part.AddImage(value.Base.Resolve(value.Attributes.Url)); break;
            default: Hint(field, value.Text, hints); break;
        }
    }

    private static void Hint(Field field, string text, HintsBuilder hints)
    {
        switch (field)
        {
            case Field.TimeToLive: hints.TimeToLive(text); break;
            case Field.Hour: hints.Hour(text); break;
            case Field.Day: hints.Day(text); break;
            case Field.UpdatePeriod: hints.Period(text); break;
            case Field.UpdateFrequency: hints.Frequency(text); break;
        }
    }

    private static void Title(in FieldValue value, PartBuilder part)
    {
        if (part.Title is not null || TextConstruct.Title(value, part.Limits.MaxTitle) is not { } title)
            return;
        part.Title = title;
        part.TitleLanguage = value.Language;
    }

    private static void Summary(in FieldValue value, PartBuilder part)
    {
        if (part.Summary is not null || OrNull(TextConstruct.Content(value, part.Limits.MaxText)) is not { } summary)
            return;
        part.Summary = summary;
        part.SummaryLanguage = value.Language;
    }

    private static void Content(in FieldValue value, PartBuilder part)
    {
        if (part.Content is not null || OrNull(TextConstruct.Content(value, part.Limits.MaxText)) is not { } content)
            return;
        part.Content = content;
        part.ContentLanguage = value.Language;
    }

    private static HtmlContent? OrNull(HtmlContent content) => content.Html is null && content.Text is null ? null : content;

    private static void Guid(in FieldValue value, PartBuilder part)
    {
        if (PlainText.Verbatim(value.Text) is not { } guid)
            return;
        part.Id = guid;
        part.IdIsLink = value.Attributes.IsPermaLink is not { } permanent || !permanent.Trim().Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    private static void Link(in FieldValue value, PartBuilder part)
    {
        if (value.Attributes.Href is { } href)
        {
            Relation(value, href, part);
            return;
        }
        var text = value.HasMarkup ? PlainText.Title(value.Text, value.Base.MaxLength) : value.Text;
        if (string.IsNullOrWhiteSpace(text))
            return;
        // Where RSS names several, readers agree on the last.
        part.Link = value.Base.Resolve(text) ?? part.Link;
        part.UnresolvedLink ??= text;
    }

    private static void Relation(in FieldValue value, string href, PartBuilder part)
    {
        var relation = value.Attributes.Rel?.Trim().ToLowerInvariant();
        switch (relation)
        {
            case null or "" or "alternate" or "http://www.iana.org/assignments/relation/alternate":
                if (value.Attributes.Type?.Contains("html", StringComparison.OrdinalIgnoreCase) == true)
                    part.Link ??= value.Base.Resolve(href);
                else
                    part.MinorLink ??= value.Base.Resolve(href);
                part.UnresolvedLink ??= href;
                break;
            case "enclosure":
                part.AddEnclosure(value.Base.Resolve(href), value.Attributes.Type, value.Attributes.Length);
                break;
            case "replies":
                part.Comments ??= value.Base.Resolve(href);
                break;
        }
    }

    private static void Keywords(in FieldValue value, PartBuilder part)
    {
        foreach (var word in value.Text.Split(',', 50))
            part.AddCategory(word);
    }

    private static string? FirstOf(string? a, string? b, string? c) => !string.IsNullOrWhiteSpace(a) ? a : !string.IsNullOrWhiteSpace(b) ? b : c;
}
