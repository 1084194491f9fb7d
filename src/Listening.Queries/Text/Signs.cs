namespace Listening.Queries;

/// <summary>The signs of tags, names and cash tags, also in their full width.</summary>
internal static class Signs
{
    /// <summary>The sign meant, or zero.</summary>
    internal static char Plain(char c) => c switch
    {
        '#' or '＃' => '#',
        '@' or '＠' => '@',
        '$' or '＄' => '$',
        _ => '\0',
    };
}
