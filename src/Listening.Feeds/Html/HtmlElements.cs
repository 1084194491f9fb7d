using System.Collections.Frozen;

namespace Listening.Feeds;

/// <summary>What becomes of an element.</summary>
[Flags]
internal enum HtmlRule
{
    /// <summary>The tags go, the content stays.</summary>
    None = 0,

    /// <summary>The tags stay, with the attributes that may.</summary>
    Keep = 1,

    /// <summary>Has no content and no end tag.</summary>
    Void = 2,

    /// <summary>Its edges are block boundaries of the plain text.</summary>
    Block = 4,

    /// <summary>Its edges are line breaks of the plain text.</summary>
    Line = 8,

    /// <summary>Everything up to its end tag is no markup, and goes.</summary>
    RawText = 16,

    /// <summary>Bounds what an end tag inside it may close.</summary>
    Barrier = 32,

    /// <summary>Its end stands between two words.</summary>
    Spaced = 64,
}

/// <summary>The allow-list of elements and attributes. No element of it holds raw text or belongs to another name space, so that a second parser can never read the output differently.</summary>
internal static class HtmlElements
{
    private static readonly FrozenDictionary<string, HtmlElement> Rules = Build();
    private static readonly FrozenDictionary<string, HtmlElement>.AlternateLookup<ReadOnlySpan<char>> ByName = Rules.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string> Attributes =
        FrozenSet.ToFrozenSet(["abbr", "align", "alt", "axis", "border", "cellpadding", "cellspacing", "cite", "colspan", "controls", "datetime", "dir", "headers", "height", "href",
            "hreflang", "lang", "longdesc", "name", "open", "poster", "rel", "reversed", "rowspan", "scope", "span", "src", "start", "summary", "title", "type", "valign", "value", "width"], StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByAttribute = Attributes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The element's rule; null for one the list does not know, whose content stays.</summary>
    public static HtmlElement? Find(ReadOnlySpan<char> name) => ByName.TryGetValue(name, out var element) ? element : null;

    /// <summary>The attribute's name in lower case where it may stay.</summary>
    public static bool MayStay(ReadOnlySpan<char> attribute, out string name) => ByAttribute.TryGetValue(attribute, out name!);

    /// <summary>Attributes whose value is an address.</summary>
    public static bool IsAddress(string attribute) => attribute is "href" or "src" or "cite" or "longdesc" or "poster";

    private static FrozenDictionary<string, HtmlElement> Build()
    {
        var all = new Dictionary<string, HtmlElement>(StringComparer.OrdinalIgnoreCase);
        void Add(HtmlRule rule, string names)
        {
            foreach (var name in names.Split(' '))
                all.Add(name, new HtmlElement(name, rule));
        }
        Add(HtmlRule.Keep, "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var");
        Add(HtmlRule.Keep | HtmlRule.Block, "address article aside blockquote center dd details dir div dl figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup main menu nav ol p pre section summary ul");
        Add(HtmlRule.Keep | HtmlRule.Line, "dt li tr caption");
        Add(HtmlRule.Keep | HtmlRule.Block | HtmlRule.Barrier, "table");
        Add(HtmlRule.Keep | HtmlRule.Barrier | HtmlRule.Spaced, "td th");
        Add(HtmlRule.Keep, "tbody thead tfoot colgroup picture audio video");
        Add(HtmlRule.Keep | HtmlRule.Void, "img wbr col source track");
        Add(HtmlRule.Keep | HtmlRule.Void, "br");
        Add(HtmlRule.Keep | HtmlRule.Void | HtmlRule.Block, "hr");
        Add(HtmlRule.Void, "area iframe base basefont bgsound command embed frame input isindex keygen link meta param");
        Add(HtmlRule.RawText, "script style xmp noembed noframes textarea title");
        Add(HtmlRule.Block, "form fieldset body html option select legend");
        return all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>An element the list knows.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Rule">What becomes of it.</param>
internal sealed record HtmlElement(string Name, HtmlRule Rule)
{
    /// <summary>True where the rule has this part.</summary>
    public bool Is(HtmlRule part) => (Rule & part) != HtmlRule.None;
}
