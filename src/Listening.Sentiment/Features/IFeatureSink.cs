namespace Listening.Sentiment;

/// <summary>Takes the hashed features of one text. Implemented by structs, so that the scorer's inner loop is free of calls.</summary>
internal interface IFeatureSink
{
    /// <summary>A word, a pair or a triple of words.</summary>
    void Word(uint hash);

    /// <summary>Three to five letters inside a word.</summary>
    void Characters(uint hash);
}
