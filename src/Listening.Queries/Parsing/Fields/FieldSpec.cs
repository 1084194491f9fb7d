namespace Listening.Queries;

/// <summary>How a field's value is written.</summary>
internal enum FieldForm
{
    /// <summary>Words within a part.</summary>
    Words,

    /// <summary>A whole value, <c>*</c> for any run.</summary>
    Exact,

    /// <summary>A host.</summary>
    Host,

    /// <summary>A part of the value.</summary>
    Substring,

    /// <summary>A number or a range.</summary>
    Number,

    /// <summary>A date or a range.</summary>
    Date,

    /// <summary>One of the words of <c>has:</c>.</summary>
    Has,

    /// <summary>A label, or a range over the score.</summary>
    Sentiment,

    /// <summary>The name of a list.</summary>
    List,
}

/// <summary>A field of the language.</summary>
internal sealed record FieldSpec(string Name, FieldForm Form, QueryField Field = default, QueryScope Scope = default, bool Enriched = false)
{
    internal bool IsRange => Form is FieldForm.Number or FieldForm.Date or FieldForm.Sentiment;
}
