namespace Listening.Sentiment;

/// <summary>Applies a <c>SentimentModel</c>. Immutable; safe for many threads at once.</summary>
public sealed class SentimentClassifier
{
    /// <summary>Name and version of the model, as mentions carry it.</summary>
    public string Model => throw new NotSupportedException();

    /// <summary>The model shipped beside the code.</summary>
    public static SentimentClassifier LoadDefault() => throw new NotSupportedException();

    /// <summary>A model file.</summary>
    /// <exception cref="SentimentModelException">Missing, damaged, or of another version; the message says which and what to do.</exception>
    public static SentimentClassifier Load(string path) => throw new NotSupportedException();

    /// <summary>Classifies any text; never throws.</summary>
    public SentimentScore Classify(ReadOnlySpan<char> text) => throw new NotSupportedException();
}

/// <summary>A model file that cannot be used.</summary>
public sealed class SentimentModelException : Exception
{
    /// <summary>Says what is wrong, where, and what to do.</summary>
    public SentimentModelException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
