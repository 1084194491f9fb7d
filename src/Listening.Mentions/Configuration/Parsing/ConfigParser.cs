using System.Text.Json;

namespace Listening.Mentions;

/// <summary>JSON with comments and trailing commas to a tree with positions: one pass, no recursion. JsonDocument knows no positions and hides duplicate keys.</summary>
internal ref struct ConfigParser
{
    private const int MaxDepth = 16;

    private readonly ReadContext _context;
    private readonly Stack<ConfigNode> _open = new();
    private readonly Stack<HashSet<string>> _names = new();
    private Utf8JsonReader _reader;
    private string? _name;
    private int _nameOffset;
    private ConfigNode? _root;

    private ConfigParser(ReadOnlySpan<byte> utf8, ReadContext context)
    {
        _context = context;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth + 8 });
    }

    /// <summary>The document; null where it is no JSON, which the context then knows.</summary>
    public static ConfigNode? Parse(ReadOnlySpan<byte> utf8, ReadContext context)
    {
        var parser = new ConfigParser(utf8, context);
        try
        {
            return parser.Read();
        }
        catch (JsonException e)
        {
            context.At(context.Lines.Offset(e.LineNumber ?? 0, e.BytePositionInLine ?? 0), "", "This is no JSON: " + Reason(e));
        }
        catch (InvalidOperationException)
        {
            context.At((int)parser._reader.TokenStartIndex, "", "This text has a \\u escape that is half a character.", "Write the character itself.");
        }
        return null;
    }

    private ConfigNode? Read()
    {
        while (_reader.Read())
        {
            if (_open.Count > MaxDepth)
            {
                _context.At((int)_reader.TokenStartIndex, "", $"The file is nested deeper than {MaxDepth} levels.");
                return null;
            }
            Token();
        }
        return _root;
    }

    private void Token()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _name = _reader.GetString()!;
                _nameOffset = (int)_reader.TokenStartIndex;
                break;
            case JsonTokenType.StartObject:
                _open.Push(Put(ConfigKind.Object, ""));
                _names.Push(new HashSet<string>(StringComparer.Ordinal));
                break;
            case JsonTokenType.StartArray:
                _open.Push(Put(ConfigKind.List, ""));
                break;
            case JsonTokenType.EndObject:
                _names.Pop();
                _open.Pop();
                break;
            case JsonTokenType.EndArray:
                _open.Pop();
                break;
            default:
                Scalar();
                break;
        }
    }

    private void Scalar() => _ = _reader.TokenType switch
    {
        JsonTokenType.String => Put(ConfigKind.Text, _reader.GetString()!),
        JsonTokenType.Number => Put(ConfigKind.Number, System.Text.Encoding.ASCII.GetString(_reader.ValueSpan)),
        JsonTokenType.True => Put(ConfigKind.Boolean, "true"),
        JsonTokenType.False => Put(ConfigKind.Boolean, "false"),
        _ => Put(ConfigKind.Null, ""),
    };

    private ConfigNode Put(ConfigKind kind, string text)
    {
        var parent = _open.Count > 0 ? _open.Peek() : null;
        var node = new ConfigNode(kind, (int)_reader.TokenStartIndex, parent, _name) { Text = text };
        if (parent is null)
            _root = node;
        else if (_name is null)
            parent.Add(node);
        else if (_names.Peek().Add(_name))
            parent.Members.Add(new ConfigMember(_name, _nameOffset, node));
        else
            _context.At(_nameOffset, parent.PathOf(_name), "This key stands here twice.", "Keep one of them.");
        _name = null;
        return node;
    }

    // The exception's own text ends in a position that the problem already carries.
    private static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return Words.Shown(end < 0 ? e.Message : e.Message[..end], 200);
    }
}
