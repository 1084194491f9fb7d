namespace Listening.Sentiment;

/// <summary>A model file that cannot be used.</summary>
public sealed class SentimentModelException : Exception
{
    /// <summary>Says what is wrong, where, and what to do.</summary>
    public SentimentModelException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
