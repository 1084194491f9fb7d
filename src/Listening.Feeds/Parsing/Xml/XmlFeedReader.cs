using System.Xml;

namespace Listening.Feeds;

/// <summary>Walks a well-formed document once, forward only, with its own stack of scopes: no tree, no recursion.</summary>
internal sealed class XmlFeedReader(FeedContext context, AddressBase address, CancellationToken cancellationToken)
{
    private const int MaxScopes = 32;
    private const int MaxInlineText = 4096;
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly Stack<Scope> _scopes = new();
    private readonly ElementText _elementText = new();
    private readonly List<PartBuilder> _entries = [];
    private readonly PartBuilder _feed = new(context.Limits);
    private readonly HintsBuilder _hints = new();
    private FeedFormat? _format;
    private string _rootUri = "";

    /// <summary>The name of the root element; null before one was seen.</summary>
    public string? RootName { get; private set; }

    /// <summary>True once a root of a feed was seen.</summary>
    public bool IsFeed => _format is not null;

    /// <summary>True once there is anything worth returning.</summary>
    public bool HasContent => _entries.Count > 0 || _feed.Title is not null;

    /// <summary>Reads to the end; false where the text is not well-formed, in which case what was read up to there stays.</summary>
    public bool TryRead(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), Settings);
            while (_entries.Count <= context.Limits.MaxEntries && reader.Read())
                Node(reader);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>The document; only once <see cref="IsFeed"/>.</summary>
    public FeedDocument ToDocument(bool bozo, string encoding)
    {
        var feed = FeedAssembly.ToFeed(_feed, context, address);
        return new FeedDocument
        {
            Format = _format!.Value,
            Bozo = bozo,
            Encoding = encoding,
            Feed = feed,
            Entries = [.. _entries.Take(context.Limits.MaxEntries).Select(entry => FeedAssembly.ToEntry(entry, _feed, feed))],
            Hints = _hints.ToHints(),
        };
    }

    private void Node(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                cancellationToken.ThrowIfCancellationRequested();
                Element(reader);
                break;
            case XmlNodeType.EndElement when _scopes.Count > 0 && _scopes.Peek().Depth == reader.Depth:
                ScopeRules.Close(_scopes.Pop());
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA when _scopes.Count > 0 && _scopes.Peek() is { Kind: ScopeKind.Person or ScopeKind.Source } scope:
                scope.Text += reader.Value.Length < MaxInlineText ? reader.Value : "";
                break;
        }
    }

    private void Element(XmlReader reader)
    {
        if (RootName is null)
        {
            // Whatever name space the root of a feed claims, its children of the same one are the feed's.
            _rootUri = reader.NamespaceURI;
            Root(reader, FieldNames.Of(Vocabulary.Core, reader.LocalName));
            return;
        }
        var vocabulary = reader.NamespaceURI == _rootUri ? Vocabulary.Core : Vocabularies.Of(reader.NamespaceURI);
        var field = FieldNames.Of(vocabulary, reader.LocalName);
        if (_format is null || field == Field.Unknown || _scopes.Count == 0)
        {
            Pass(reader);
            return;
        }
        var scope = _scopes.Peek();
        var attributes = ElementAttributes.Of(reader);
        if (ScopeRules.Opened(field, vocabulary, scope) is { } kind)
            Open(reader, kind, field, scope, attributes, vocabulary is Vocabulary.Itunes or Vocabulary.GooglePlay);
        else if (field is Field.Aside or Field.Contributor || scope.Kind == ScopeKind.Document)
            Pass(reader);
        else
            Leaf(reader, vocabulary, field, scope, attributes);
    }

    // Skip() stands on the next node afterwards; moving on by reading to the end tag keeps the loop's one way of moving.
    private void Pass(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        var steps = 0;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if ((++steps & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Root(XmlReader reader, Field field)
    {
        RootName = reader.LocalName;
        _format = field switch
        {
            Field.Root or Field.Channel => FeedFormat.Rss,
            Field.RdfRoot => FeedFormat.Rdf,
            Field.AtomRoot => FeedFormat.Atom,
            _ => null,
        };
        var attributes = ElementAttributes.Of(reader);
        if (_format is null || reader.IsEmptyElement)
            return;
        Push(new Scope
        {
            Kind = field is Field.AtomRoot or Field.Channel ? ScopeKind.Feed : ScopeKind.Document,
            Part = _feed,
            Depth = reader.Depth,
            Base = address.Within(attributes.Base),
            Language = attributes.Language,
            Field = field,
        });
        _feed.OwnLanguage = attributes.Language;
        if (field == Field.Channel)
            _feed.Link = address.Resolve(attributes.Href);
    }

    private void Open(XmlReader reader, ScopeKind kind, Field field, Scope scope, in ElementAttributes attributes, bool vocabularyIsPodcast)
    {
        var inner = new Scope
        {
            Kind = kind == ScopeKind.Wrapper ? scope.Kind : kind,
            Part = kind is ScopeKind.Entry or ScopeKind.Source ? new PartBuilder(context.Limits) : scope.Part,
            Depth = reader.Depth,
            Base = scope.Base.Within(attributes.Base),
            Language = attributes.Language ?? scope.Language,
            Field = field,
            IsOwner = kind == ScopeKind.Person && vocabularyIsPodcast,
        };
        if (field == Field.Entry)
            _entries.Add(inner.Part);
        ScopeRules.Begin(inner, scope, attributes);
        if (reader.IsEmptyElement)
            ScopeRules.Close(inner);
        else
            Push(inner);
    }

    private void Push(Scope scope)
    {
        if (_scopes.Count < MaxScopes)
            _scopes.Push(scope);
    }

    private void Leaf(XmlReader reader, Vocabulary vocabulary, Field field, Scope scope, in ElementAttributes attributes)
    {
        var isAtom = vocabulary == Vocabulary.Core && (reader.NamespaceURI == _rootUri ? _format == FeedFormat.Atom : reader.NamespaceURI.Contains("atom", StringComparison.OrdinalIgnoreCase));
        var value = new FieldValue
        {
            Text = _elementText.Read(reader, out var hasMarkup),
            HasMarkup = hasMarkup,
            IsAtom = isAtom,
            Attributes = attributes,
            Base = scope.Base.Within(attributes.Base),
            Language = attributes.Language ?? scope.Language,
        };
        if (scope.Kind == ScopeKind.Person)
            ScopeRules.PersonField(field, value, scope);
        else
            FieldWriter.Write(field, value, scope.Part, _hints);
    }
}
