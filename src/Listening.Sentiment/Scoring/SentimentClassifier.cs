using System.Reflection;

namespace Listening.Sentiment;

/// <summary>Applies a <see cref="SentimentModel"/>. Immutable; safe for many threads at once; allocates nothing per text.</summary>
public sealed class SentimentClassifier
{
    private const string ShippedModel = "Listening.Sentiment.Models.sentiment.zip";
    private static readonly Lazy<SentimentClassifier> Shipped = new(() => new SentimentClassifier(ReadShipped()));

    private readonly sbyte[] _weights;
    private readonly FeatureSpace _space;
    private readonly ScoreScale _scale;

    /// <summary>Applies this model.</summary>
    public SentimentClassifier(SentimentModel model)
    {
        Manifest = model.Manifest;
        _weights = model.Weights;
        _space = model.Space;
        _scale = new ScoreScale(model.Manifest);
    }

    /// <summary>Name and version of the model, as mentions carry it.</summary>
    public string Model => Manifest.Name;

    /// <summary>What the model says of itself.</summary>
    public SentimentManifest Manifest { get; }

    /// <summary>The model shipped inside the code; read once per process.</summary>
    public static SentimentClassifier LoadDefault() => Shipped.Value;

    /// <summary>A model file.</summary>
    /// <exception cref="SentimentModelException">Missing, damaged, or of another version; the message says which and what to do.</exception>
    public static SentimentClassifier Load(string path) => new(SentimentModel.Load(path));

    /// <summary>Classifies any text by its first 8,192 characters; never throws. Of a text without a feature the model knows only its priors speak.</summary>
    public SentimentScore Classify(ReadOnlySpan<char> text)
    {
        var sink = new ScoringSink(_weights, _space);
        FeatureExtractor.Extract(text, ref sink);
        return _scale.Score(in sink);
    }

    private static SentimentModel ReadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ShippedModel)
            ?? throw new SentimentModelException("This build carries no sentiment model; name one with --model or train one with 'listening train'.");
        return SentimentModelFile.Read(stream, "the shipped model");
    }
}
