namespace Listening.Storage.Elasticsearch;

/// <summary>Why a server refused something, or why there was no server to ask.</summary>
/// <param name="Status">HTTP status; 0 where no answer came.</param>
/// <param name="Type">The server's name for it, such as <c>es_rejected_execution_exception</c>; our own where it has none.</param>
/// <param name="Reason">One line.</param>
/// <param name="Cause">The type of the innermost cause, where that is another.</param>
internal sealed record ElasticsearchError(int Status, string Type, string Reason, string? Cause = null)
{
    /// <summary>No node could be reached, or the connection broke: what was asked for may have happened.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>No answer in time: what was asked for may have happened.</summary>
    public const string TimedOut = "timed_out";

    /// <summary>An answer that cannot be read: what was asked for may have happened.</summary>
    public const string Unreadable = "unreadable_answer";

    /// <summary>True where nothing is known of what became of the request.</summary>
    public bool IsUnknownOutcome => Status == 0 || Type == Unreadable;

    public override string ToString() => Status == 0 ? $"{Type}: {Reason}" : $"{Status} {Type}: {Reason}";
}
