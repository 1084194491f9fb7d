namespace Listening.Sentiment;

/// <summary>Names the language of a text.</summary>
public static class LanguageIdentifier
{
    /// <summary>BCP 47, or <c>und</c> when unsure. Never throws.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="declared">What the publisher says, if anything: believed only where the text does not speak against it.</param>
    /// <param name="hints">Languages the unit expects: they decide near ties, they never filter.</param>
    public static string Identify(ReadOnlySpan<char> text, string? declared, IReadOnlyList<string> hints) => throw new NotSupportedException();
}
