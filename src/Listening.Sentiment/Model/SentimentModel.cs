namespace Listening.Sentiment;

/// <summary>A trained model: numbers per hashed feature and a manifest. Immutable.</summary>
public sealed class SentimentModel
{
    /// <summary>Bytes of a bucket: one weight per class and one of padding, so that a bucket is one load.</summary>
    internal const int Stride = 4;

    internal SentimentModel(SentimentManifest manifest, sbyte[] weights)
    {
        Manifest = manifest;
        Weights = weights;
    }

    /// <summary>What the model says of itself.</summary>
    public SentimentManifest Manifest { get; }

    internal sbyte[] Weights { get; }

    internal FeatureSpace Space => new(Manifest.BucketBits);

    /// <summary>Writes the model file; what stood there is replaced only once the new one is whole.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        var half = path + ".new";
        try
        {
            using (var stream = File.Create(half))
                SentimentModelFile.Write(this, stream);
            File.Move(half, path, overwrite: true);
        }
        finally
        {
            if (File.Exists(half))
                File.Delete(half);
        }
    }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="SentimentModelException">Missing, damaged, or of another version; the message says which and what to do.</exception>
    public static SentimentModel Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return SentimentModelFile.Read(stream, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SentimentModelException($"{path}: the model file cannot be read ({fault.Message}); name another with --model or train one with 'listening train'.", fault);
        }
    }
}
