namespace Listening.Storage.Elasticsearch;

/// <summary>What became of one item of a bulk request.</summary>
/// <param name="Status">HTTP status of the item.</param>
/// <param name="Result"><c>created</c>, <c>updated</c>, <c>noop</c> or null.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
/// <param name="Revision">Where the answer shows the document: its revision.</param>
/// <param name="IsErased">Where the answer shows the document: it is a tombstone.</param>
internal readonly record struct BulkItemAnswer(int Status, string? Result, ElasticsearchError? Error, long? Revision = null, bool IsErased = false);
