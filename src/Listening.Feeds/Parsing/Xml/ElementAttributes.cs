using System.Xml;

namespace Listening.Feeds;

/// <summary>The attributes of an element that a feed may use, by name without regard to case; the first of a name counts.</summary>
internal struct ElementAttributes
{
    public string? Type, Mode, Href, Rel, Url, Length, Term, Label, Source, About, Resource, IsPermaLink, Base, Language, Text, Domain;

    public static ElementAttributes Of(XmlReader reader)
    {
        var attributes = default(ElementAttributes);
        if (!reader.HasAttributes)
            return attributes;
        while (reader.MoveToNextAttribute())
            attributes.Take(reader);
        reader.MoveToElement();
        return attributes;
    }

    private void Take(XmlReader reader)
    {
        var name = reader.LocalName;
        if (reader.Prefix == "xml")
        {
            if (name == "base")
                Base ??= reader.Value;
            else if (name == "lang")
                Language ??= reader.Value;
            return;
        }
        if (name.Length > 12 || reader.Prefix is "xmlns")
            return;
        switch (name.ToLowerInvariant())
        {
            case "type": Type ??= reader.Value; break;
            case "mode": Mode ??= reader.Value; break;
            case "href": Href ??= reader.Value; break;
            case "rel": Rel ??= reader.Value; break;
            case "url": Url ??= reader.Value; break;
            case "length" or "filesize": Length ??= reader.Value; break;
            case "term": Term ??= reader.Value; break;
            case "label": Label ??= reader.Value; break;
            case "src": Source ??= reader.Value; break;
            case "about": About ??= reader.Value; break;
            case "resource": Resource ??= reader.Value; break;
            case "ispermalink": IsPermaLink ??= reader.Value; break;
            case "text": Text ??= reader.Value; break;
            case "domain": Domain ??= reader.Value; break;
        }
    }
}
