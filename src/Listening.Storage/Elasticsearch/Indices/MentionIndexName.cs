namespace Listening.Storage.Elasticsearch;

/// <summary>The name of an index of mentions and what it says.</summary>
internal sealed record MentionIndexName(string Name, string Unit, string Visibility, IndexPeriod Period);
