using System.Globalization;
using System.Text;

namespace Listening.Mentions;

internal enum ConfigKind
{
    Object,
    List,
    Text,
    Number,
    Boolean,
    Null,
}

/// <summary>A key with its value.</summary>
internal readonly record struct ConfigMember(string Name, int Offset, ConfigNode Value);

/// <summary>A value of the file that knows where it stands.</summary>
internal sealed class ConfigNode(ConfigKind kind, int offset, ConfigNode? parent, string? name)
{
    private int _index = -1;

    public ConfigKind Kind { get; } = kind;

    /// <summary>Byte offset of its first byte.</summary>
    public int Offset { get; } = offset;

    /// <summary>Nesting: 0 for the whole document.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>A text's value, a number's or boolean's spelling; else empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>An object's keys in file order, first of each name only.</summary>
    public List<ConfigMember> Members { get; } = [];

    /// <summary>A list's items.</summary>
    public List<ConfigNode> Items { get; } = [];

    public void Add(ConfigNode item)
    {
        item._index = Items.Count;
        Items.Add(item);
    }

    /// <summary>JSON path, made on demand: a hostile file could make millions of long ones.</summary>
    public string Path
    {
        get
        {
            var steps = new List<string>();
            for (var node = this; node is not null; node = node.Up)
                steps.Add(node.Step);
            steps.Reverse();
            return string.Concat(steps).TrimStart('.');
        }
    }

    private ConfigNode? Up { get; } = parent;

    private string Step => _index >= 0
        ? string.Create(CultureInfo.InvariantCulture, $"[{_index}]")
        : name is null ? "" : StepOf(name);

    public string PathOf(string key) => (Path + StepOf(key)).TrimStart('.');

    private static string StepOf(string key) =>
        key.Length is > 0 and <= 60 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$')
            ? "." + key
            : new StringBuilder("[").Append(Words.Quoted(key)).Append(']').ToString();
}
