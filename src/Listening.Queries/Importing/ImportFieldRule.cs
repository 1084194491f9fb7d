namespace Listening.Queries;

/// <summary>What a foreign field's value becomes.</summary>
internal enum ImportFieldForm
{
    /// <summary>Words in one of our parts: <see cref="ImportFieldRule.Ours"/>.</summary>
    Scope,

    /// <summary>Words in the title or in the first words of the text.</summary>
    Beginning,

    /// <summary>Words in the first words of the text.</summary>
    FirstWords,

    /// <summary>A value of our field.</summary>
    Value,

    /// <summary>A host, or an address where a path follows.</summary>
    Site,

    /// <summary>A language.</summary>
    Language,

    /// <summary>A date or a range of dates.</summary>
    Date,

    /// <summary>A label or a number from -5 to 5.</summary>
    Sentiment,

    /// <summary>A tag or name, with <see cref="ImportFieldRule.Ours"/> for its sign.</summary>
    Signed,

    /// <summary>Words whose capitals and punctuation count.</summary>
    Raw,

    /// <summary><c>has:image</c>, whatever kind of picture it is.</summary>
    Image,

    /// <summary>A forum's name as a part of the address.</summary>
    Forum,

    /// <summary>No equivalent; <see cref="ImportFieldRule.Caveat"/> says why.</summary>
    None,
}

/// <summary>How a foreign field is translated.</summary>
/// <param name="Form">What its value becomes.</param>
/// <param name="Ours">Our field.</param>
/// <param name="Caveat">What is different; null where nothing is.</param>
/// <param name="Direction">What the difference does where the field is asked for and not excluded.</param>
internal sealed record ImportFieldRule(ImportFieldForm Form, string Ours = "", string? Caveat = null, ImportDirection Direction = ImportDirection.Same);
