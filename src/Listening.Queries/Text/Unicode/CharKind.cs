namespace Listening.Queries;

/// <summary>What a character is to the tokeniser; the numbers stand in the generated tables.</summary>
internal enum CharKind : byte
{
    /// <summary>Separates words.</summary>
    Other,

    /// <summary>A letter that keeps its marks.</summary>
    Letter,

    /// <summary>A Latin, Greek or Cyrillic letter: folding strips the marks after it.</summary>
    Base,

    /// <summary>Any number.</summary>
    Digit,

    /// <summary>A combining mark.</summary>
    Mark,

    /// <summary>Harakat and niqqud: folding always strips them.</summary>
    Stripped,

    /// <summary>A letter of a script written without spaces: a token of its own.</summary>
    Single,

    /// <summary>Zero width: neither ends a word nor belongs to its spelling.</summary>
    Ignorable,

    /// <summary>A pictograph.</summary>
    Emoji,

    /// <summary>A symbol that is a pictograph only before U+FE0F.</summary>
    WeakEmoji,

    /// <summary>A skin tone.</summary>
    Tone,

    /// <summary>Half of a flag.</summary>
    Regional,

    /// <summary>Spells out a region's flag after U+1F3F4.</summary>
    Tag,

    /// <summary>An apostrophe in any of its shapes.</summary>
    Apostrophe,
}
