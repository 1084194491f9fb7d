using Listening.Mentions;

namespace Listening.Reports;

/// <summary>What a mention document from outside lacks although its JSON is sound.</summary>
internal static class MentionDocumentFault
{
    private const int IdLength = 32;

    /// <summary>One line; null where nothing is wrong.</summary>
    public static string? Of(Mention mention) => mention switch
    {
        { Id: not { Length: IdLength } } => Id,
        _ when !mention.Id.All(char.IsAsciiHexDigitLower) => Id,
        { Unit: null } => "unit is null.",
        { ContentHash: null } => "content_hash is null.",
        { Visibility: not ("private" or "company" or "public") } => "visibility is none of private, company, public.",
        { Source: null or { Id: null } or { Kind: null } } => "source lacks its id or kind.",
        { Language: null } => "language is null.",
        { Schema: > Mention.CurrentSchema } => $"Schema {mention.Schema} is newer than this version knows ({Mention.CurrentSchema}).",
        _ => null,
    };

    private const string Id = "id is no 32 lower-case hexadecimal digits.";
}
