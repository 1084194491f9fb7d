namespace Listening.Feeds;

/// <summary>What opens a scope, and what its edges say.</summary>
internal static class ScopeRules
{
    /// <summary>The scope an element opens; null where it is a plain field.</summary>
    public static ScopeKind? Opened(Field field, Vocabulary vocabulary, Scope scope) => field switch
    {
        Field.Entry => ScopeKind.Entry,
        Field.Channel => scope.Kind == ScopeKind.Document ? ScopeKind.Feed : null,
        Field.Person when scope.Kind is ScopeKind.Feed or ScopeKind.Entry or ScopeKind.Source => ScopeKind.Person,
        Field.Source when scope.Kind == ScopeKind.Entry => ScopeKind.Source,
        Field.MediaWrapper or Field.MediaContent or Field.SkipHours or Field.SkipDays when scope.Kind != ScopeKind.Document => ScopeKind.Wrapper,
        Field.Category when vocabulary == Vocabulary.Itunes => ScopeKind.Wrapper,
        _ => null,
    };

    /// <summary>Takes what the start tag says.</summary>
    public static void Begin(Scope inner, Scope outer, in ElementAttributes attributes)
    {
        var part = inner.Part;
        switch (inner.Field)
        {
            case Field.Entry:
                part.OwnLanguage = inner.Language;
                part.Id = PlainText.Verbatim(attributes.About);
                part.Link = inner.Base.Resolve(attributes.Href);
                break;
            case Field.Channel:
                part.Id ??= PlainText.Verbatim(attributes.About);
                part.OwnLanguage = inner.Language;
                break;
            case Field.Source:
                outer.Part.Source ??= part;
                part.Link = inner.Base.Resolve(attributes.Url);
                break;
            case Field.MediaContent:
                part.AddEnclosure(inner.Base.Resolve(attributes.Url), attributes.Type, attributes.Length);
                break;
            case Field.Category:
                part.AddCategory(attributes.Text);
                break;
        }
    }

    /// <summary>Puts what was collected where it belongs.</summary>
    public static void Close(Scope scope)
    {
        if (scope.Field == Field.Source && scope.Kind == ScopeKind.Source)
            scope.Part.Title ??= PlainText.Title(scope.Text, scope.Part.Limits.MaxTitle);
        if (scope.Kind != ScopeKind.Person)
            return;
        var person = Person.Parse(scope.Name ?? (scope.Email is null ? scope.Text : null), scope.Email, scope.Url);
        if (scope.IsOwner)
            scope.Part.Owner ??= person;
        else
            scope.Part.AddPerson(person);
    }

    /// <summary>A part of a person.</summary>
    public static void PersonField(Field field, in FieldValue value, Scope scope)
    {
        if (field == Field.Name)
            scope.Name ??= PlainText.Title(value.Text, value.Base.MaxLength);
        else if (field == Field.Email)
            scope.Email ??= PlainText.Fold(value.Text, value.Base.MaxLength);
        else if (field == Field.PersonAddress)
            scope.Url ??= value.Base.Resolve(value.Text);
    }
}
