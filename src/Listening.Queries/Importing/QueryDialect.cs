namespace Listening.Queries;

/// <summary>The Boolean languages that <see cref="QueryImport"/> reads; docs/query-import.md says what becomes of each form.</summary>
public enum QueryDialect
{
    /// <summary>Brandwatch Consumer Research.</summary>
    Brandwatch,

    /// <summary>Talkwalker.</summary>
    Talkwalker,

    /// <summary>Meltwater.</summary>
    Meltwater,
}
